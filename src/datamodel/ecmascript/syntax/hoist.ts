/** Which names a list of statements declares (ECMA-262 8.2). */
import type { AnyNode, FunctionDeclaration, Identifier } from 'acorn';
import { childrenOf } from './children.js';
import { boundNames } from './patterns.js';
import type { VariableKind } from './scope.js';

export interface Declared {
  readonly id: Identifier;
  readonly kind: VariableKind;
  /** End of the declarator, after which the variable is initialised. */
  readonly end: number;
}

/** `let`, `const`, classes and functions that stand directly in the list. */
export function lexicalDeclarations(statements: readonly AnyNode[]): Declared[] {
  const found: Declared[] = [];
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
      const kind = statement.kind === 'const' ? 'const' : 'let';
      for (const declarator of statement.declarations) {
        for (const id of boundNames(declarator.id)) found.push({ id, kind, end: declarator.end });
      }
    } else if (statement.type === 'ClassDeclaration' && statement.id) found.push({ id: statement.id, kind: 'class', end: statement.end });
    else {
      const fn = functionIn(statement);
      if (fn !== undefined) found.push({ id: fn.id, kind: 'function', end: fn.end });
    }
  }
  return found;
}

/** The function that a statement declares, also behind labels. */
export function functionIn(statement: AnyNode): FunctionDeclaration | undefined {
  let inner = statement;
  while (inner.type === 'LabeledStatement') inner = inner.body;
  return inner.type === 'FunctionDeclaration' ? (inner as FunctionDeclaration) : undefined;
}

/** Names declared by `var` anywhere inside, functions not entered. */
export function varDeclarations(root: AnyNode): Declared[] {
  const found: Declared[] = [];
  const waiting: AnyNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node !== root && opensFunction(node)) continue;
    if (node.type === 'VariableDeclaration' && node.kind === 'var') {
      for (const declarator of node.declarations) for (const id of boundNames(declarator.id)) found.push({ id, kind: 'var', end: 0 });
    }
    waiting.push(...childrenOf(node));
  }
  return found;
}

function opensFunction(node: AnyNode): boolean {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'PropertyDefinition' ||
    node.type === 'StaticBlock'
  );
}
