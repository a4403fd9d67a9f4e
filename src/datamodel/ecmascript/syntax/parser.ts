/** acorn's parser, stricter or laxer where it departs from ECMA-262, and begun by hand. */
import { type Expression, type FunctionDeclaration, type Identifier, type Options, Parser, type Program } from 'acorn';

/** The part of acorn's parser that its types leave out. */
interface ParserCore {
  type: unknown;
  readonly strict: boolean;
  parse(): Program;
  nextToken(): void;
  parseExpression(): Expression;
  eat(type: unknown): boolean;
  unexpected(): never;
  raise(position: number, message: string): never;
  parseStatement(context: string | null, topLevel?: boolean, exports?: object): unknown;
  parseFunctionStatement(node: FunctionDeclaration, isAsync: boolean, declarationPosition: boolean): FunctionDeclaration;
  parseClassId(node: { id: Identifier | null }, isStatement: boolean | 'nullableID'): void;
  checkLValSimple(expression: Expression, bindingType: number): void;
  checkUnreserved(name: { readonly name: string; readonly start: number; readonly end: number }): void;
  treatFunctionsAsVarInScope(scope: ScopeCore): boolean;
  currentThisScope(): ScopeCore;
}

interface ScopeCore {
  readonly flags: number;
}

/** acorn's flag for scopes of static blocks, and its kind of binding for names that are only checked. */
const STATIC_BLOCK = 256;
const ONLY_CHECKED = 5;

const AcornParser = Parser as unknown as new (options: Options & { readonly strict?: boolean }, text: string, start?: number) => ParserCore;

export class ScriptParser extends AcornParser {
  /** What the statement being read is part of: `if`, `label`, `for` …, or null in a list. */
  #context: string | null = null;

  override parseStatement(context: string | null, topLevel?: boolean, exports?: object): unknown {
    this.#context = context;
    return super.parseStatement(context, topLevel, exports);
  }

  /** A labelled function is a declaration of the list that it stands in (14.13.1), which acorn forgets. */
  override parseFunctionStatement(node: FunctionDeclaration, isAsync: boolean, declarationPosition: boolean): FunctionDeclaration {
    return super.parseFunctionStatement(node, isAsync, declarationPosition || this.#context === 'label');
  }

  /** Names of class expressions are checked too: they are strict code (15.7.1). */
  override parseClassId(node: { id: Identifier | null }, isStatement: boolean | 'nullableID'): void {
    super.parseClassId(node, isStatement);
    if (!isStatement && node.id) this.checkLValSimple(node.id, ONLY_CHECKED);
  }

  /** Functions of static blocks are like those of function bodies (15.7.7). */
  override treatFunctionsAsVarInScope(scope: ScopeCore): boolean {
    return (scope.flags & STATIC_BLOCK) !== 0 || super.treatFunctionsAsVarInScope(scope);
  }

  /** `arguments` is not for arrow functions of static blocks either (15.7.1). */
  override checkUnreserved(name: { readonly name: string; readonly start: number; readonly end: number }): void {
    super.checkUnreserved(name);
    if (name.name === 'arguments' && (this.currentThisScope().flags & STATIC_BLOCK) !== 0)
      this.raise(name.start, "Cannot use 'arguments' in class static initialization block");
  }
}
