/** Finds the scopes of a source, what is declared in them and which variables closures keep (ECMA-262 8.2, 9.1). */
import type { AnyNode, ArrowFunctionExpression, FunctionDeclaration, FunctionExpression, Pattern } from 'acorn';
import { childrenOf } from './children.js';
import { hasUseStrict } from './directives.js';
import { type Declared, functionIn, lexicalDeclarations, varDeclarations } from './hoist.js';
import { boundNames, hasExpressions } from './patterns.js';
import { Scope, Variable, type VariableKind } from './scope.js';

export type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

/** What is known about a source before it runs. */
export interface Analysis {
  readonly top: Scope;
  /** The scope that a node opens. */
  readonly scopes: ReadonlyMap<AnyNode, Scope>;
  /** Functions of blocks that are variables of the function around too, with the scope where (B.3.2). */
  readonly outward: ReadonlyMap<AnyNode, Scope>;
}

interface Reference {
  readonly name: string;
  readonly scope: Scope;
}

export function analyse(root: AnyNode, strict: boolean): Analysis {
  return new Analyser(strict).run(root);
}

class Analyser {
  readonly #scopes = new Map<AnyNode, Scope>();
  /** In order of creation, so that outer scopes come first. */
  readonly #all: Scope[] = [];
  readonly #references: Reference[] = [];
  readonly #outward = new Map<AnyNode, Scope>();
  #strict: boolean;

  constructor(strict: boolean) {
    this.#strict = strict;
  }

  run(root: AnyNode): Analysis {
    const top = this.#open(undefined, 'unit', undefined);
    if (root.type === 'Program') {
      this.#declare(top, varDeclarations(root));
      this.#declare(top, lexicalDeclarations(root.body));
      for (const statement of root.body) this.#visit(statement, top);
    } else this.#visit(root, top);
    this.#resolve();
    this.#allocate();
    return { top, scopes: this.#scopes, outward: this.#outward };
  }

  #open(node: AnyNode | undefined, kind: 'unit' | 'function' | 'block', parent: Scope | undefined): Scope {
    const scope = new Scope(kind, parent);
    scope.strict = this.#strict;
    if (node) this.#scopes.set(node, scope);
    this.#all.push(scope);
    return scope;
  }

  #declare(scope: Scope, declared: readonly Declared[]): void {
    for (const { id, kind, end } of declared) this.#variable(scope, id.name, kind).initialisedAfter = end;
  }

  #variable(scope: Scope, name: string, kind: VariableKind): Variable {
    const existing = scope.variables.get(name);
    if (existing !== undefined && existing.kind !== 'self' && kind !== 'function') return existing;
    const variable = new Variable(name, kind, scope);
    scope.variables.set(name, variable);
    return variable;
  }

  /**
   * Functions declared in blocks of sloppy code are variables of the function around too (B.3.2), unless a `var` in their
   * place would be an early error.
   */
  #declareOutward(block: Scope, statements: readonly AnyNode[]): void {
    if (this.#strict) return;
    for (const statement of statements) {
      const node = functionIn(statement);
      if (node === undefined) continue;
      const { name } = node.id;
      const fn = block.function;
      if (fn.variables.get(name)?.kind === 'parameter' || block.parent!.refusesVar(name)) continue;
      if (name === 'arguments' && fn.kind === 'function' && !fn.arrow) fn.usesArguments = true;
      else this.#variable(fn.body, name, 'var');
      this.#outward.set(node, fn.body);
    }
  }

  #strictly(strict: boolean, work: () => void): void {
    const outer = this.#strict;
    this.#strict = outer || strict;
    work();
    this.#strict = outer;
  }

  #function(node: FunctionNode, outer: Scope): void {
    const scope = this.#open(node, 'function', outer);
    scope.arrow = node.type === 'ArrowFunctionExpression';
    if (node.type === 'FunctionExpression' && node.id) this.#variable(scope, node.id.name, 'self');
    const plain = node.params.every((parameter) => parameter.type === 'Identifier');
    for (const parameter of node.params) {
      for (const id of boundNames(parameter)) {
        const variable = this.#variable(scope, id.name, 'parameter');
        variable.early = !plain;
        variable.initialisedAfter = parameter.end;
      }
    }
    for (const parameter of node.params) this.#visit(parameter, scope);
    if (node.body.type !== 'BlockStatement') {
      this.#visit(node.body, scope);
      return;
    }
    if (node.params.some(hasExpressions)) scope.body = this.#open(node.body, 'block', scope);
    const { body } = scope;
    this.#declare(body, varDeclarations(node.body));
    if (!scope.arrow && body.variables.get('arguments')?.kind === 'var' && body === scope) body.variables.delete('arguments');
    this.#declare(body, lexicalDeclarations(node.body.body));
    for (const statement of node.body.body) this.#visit(statement, body);
  }

  #block(node: AnyNode, statements: readonly AnyNode[], outer: Scope): Scope {
    const scope = this.#open(node, 'block', outer);
    this.#declare(scope, lexicalDeclarations(statements));
    this.#declareOutward(scope, statements);
    return scope;
  }

  #loop(node: AnyNode, head: readonly AnyNode[], outer: Scope): Scope {
    const scope = this.#block(node, head, outer);
    scope.inLoop = true;
    return scope;
  }

  #visit(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        this.#references.push({ name: node.name, scope });
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.#strictly(hasUseStrict(node as FunctionNode), () => this.#function(node as FunctionNode, scope));
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#strictly(true, () => this.#class(node, scope));
        return;
      case 'PropertyDefinition':
      case 'StaticBlock':
        this.#member(node, scope);
        return;
      case 'BlockStatement':
        this.#visitAll(node.body, this.#block(node, node.body, scope));
        return;
      case 'SwitchStatement': {
        this.#visit(node.discriminant, scope);
        const inner = this.#block(
          node,
          node.cases.flatMap((each) => each.consequent),
          scope,
        );
        for (const variable of inner.variables.values()) variable.initialisedAfter = Number.POSITIVE_INFINITY;
        this.#visitAll(node.cases, inner);
        return;
      }
      case 'ForStatement':
        this.#visitAll(childrenOf(node), this.#loop(node, node.init ? [node.init] : [], scope));
        return;
      case 'ForInStatement':
      case 'ForOfStatement': {
        const inner = this.#loop(node, [node.left], scope);
        for (const variable of inner.variables.values()) variable.initialisedAfter = node.right.end;
        this.#visit(node.right, inner); // in the inner scope, where the loop's own variables are not ready yet
        this.#visit(node.left, inner);
        this.#visit(node.body, inner);
        return;
      }
      case 'WhileStatement':
      case 'DoWhileStatement':
        this.#visitAll([node.test, node.body], this.#loop(node, [], scope));
        return;
      case 'CatchClause': {
        const inner = this.#block(node, [], scope);
        if (node.param) {
          for (const id of boundNames(node.param)) {
            const variable = this.#variable(inner, id.name, 'parameter');
            variable.early = hasExpressions(node.param);
            variable.inPattern = node.param.type !== 'Identifier';
            variable.initialisedAfter = node.param.end;
          }
          this.#visit(node.param, inner);
        }
        this.#visit(node.body, inner);
        return;
      }
      case 'MemberExpression':
        this.#visit(node.object, scope);
        if (node.computed || node.property.type === 'PrivateIdentifier') this.#visit(node.property, scope);
        return;
      case 'PrivateIdentifier':
        this.#references.push({ name: `#${node.name}`, scope });
        return;
      case 'Property':
      case 'MethodDefinition':
        if (node.computed) this.#visit(node.key, scope);
        this.#visit(node.value as AnyNode, scope);
        return;
      case 'LabeledStatement':
        this.#visit(node.body, scope);
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
        return;
      default:
        this.#visitAll(childrenOf(node), scope);
    }
  }

  #visitAll(nodes: readonly (AnyNode | Pattern)[], scope: Scope): void {
    for (const node of nodes) this.#visit(node, scope);
  }

  #class(node: AnyNode & { type: 'ClassDeclaration' | 'ClassExpression' }, outer: Scope): void {
    const scope = this.#open(node, 'block', outer);
    if (node.id) this.#variable(scope, node.id.name, 'const').initialisedAfter = Number.POSITIVE_INFINITY;
    for (const part of node.body.body) {
      if (part.type !== 'StaticBlock' && part.key.type === 'PrivateIdentifier') this.#variable(scope, `#${part.key.name}`, 'private');
    }
    if (node.superClass) this.#visit(node.superClass, scope);
    this.#visitAll(node.body.body, scope);
  }

  /** A field's initialiser or a static block: runs like a method of its own. */
  #member(node: AnyNode & { type: 'PropertyDefinition' | 'StaticBlock' }, outer: Scope): void {
    if (node.type === 'PropertyDefinition') {
      if (node.computed) this.#visit(node.key, outer);
      const scope = this.#open(node, 'function', outer);
      if (node.value) this.#visit(node.value, scope);
      return;
    }
    const scope = this.#open(node, 'function', outer);
    for (const statement of node.body) this.#declare(scope, varDeclarations(statement));
    this.#declare(scope, lexicalDeclarations(node.body));
    this.#visitAll(node.body, scope);
  }

  /** Marks what closures use, and functions that use `arguments`. */
  #resolve(): void {
    for (const { name, scope } of this.#references) {
      const variable = scope.find(name);
      if (variable !== undefined) {
        if (variable.scope.function !== scope.function) variable.captured = true;
      } else if (name === 'arguments') {
        let fn: Scope | undefined = scope.function;
        while (fn?.arrow) fn = fn.parent?.function;
        if (fn !== undefined && fn.kind === 'function') fn.usesArguments = true;
      }
    }
  }

  #allocate(): void {
    for (const scope of this.#all) {
      if (scope.kind === 'unit') continue;
      if (scope.kind === 'block' && scope.inLoop) scope.materialised = [...scope.variables.values()].some((variable) => variable.captured);
      const host = scope.host;
      for (const variable of scope.variables.values()) {
        variable.host = host;
        variable.slot = host.slotCount++;
      }
      if (scope.usesArguments) scope.argumentsSlot = scope.slotCount++;
    }
  }
}
