/**
 * Module-level mutable state: `let`, `var`, static fields that are not readonly, and constants or imported things that a
 * function changes. A change is seen where it is written (`table.set(…)`, `limits.depth = 1`, `delete x.y`), not through a
 * call. What a module does while it loads is building its constants and no change.
 */
import ts from 'typescript';
import { forEachNode, type SourceTree, type Violation, violation } from './source-tree.js';

/** A place that is known and justified. */
export interface StateException {
  /** A file, or a folder with `/` at its end. */
  readonly file: string;
  readonly name: string;
  readonly reason: string;
}

const CHANGING_METHODS = new Set([
  ...['set', 'add', 'delete', 'clear', 'push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'],
]);
/** `Object.assign(table, …)` and the like change their first argument. */
const CHANGING_FUNCTIONS = new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf', 'deleteProperty', 'set']);

export interface StateViolation extends Violation {
  readonly name: string;
}

export function checkModuleState(tree: SourceTree): StateViolation[] {
  const found: StateViolation[] = [];
  const add = (node: ts.Node, name: string, reason: string): void => {
    found.push({ ...violation(node, reason), name });
  };
  for (const file of tree.files) {
    forEachNode(file, (node) => {
      if (ts.isVariableStatement(node) && isTopLevel(node) && !(node.declarationList.flags & ts.NodeFlags.Const)) {
        const name = node.declarationList.declarations.map((declaration) => declaration.name.getText()).join(', ');
        add(node, name, `module-level variable ${name}`);
      } else if (ts.isPropertyDeclaration(node) && isMutableStatic(node)) {
        add(node, node.name.getText(), `static field ${node.name.getText()} that is not readonly`);
      } else {
        const root = changedRoot(node);
        if (root && isInFunction(node) && isModuleLevel(tree.checker, root))
          add(node, root.text, `changes ${root.text}, which every session shares`);
      }
    });
  }
  return found;
}

/** @returns violations without an exception, and exceptions that nothing needs */
export function applyExceptions(
  found: readonly StateViolation[],
  exceptions: readonly StateException[],
): { left: Violation[]; stale: StateException[] } {
  const excuses = (e: StateException, v: StateViolation): boolean =>
    e.name === v.name && (e.file.endsWith('/') ? v.file.startsWith(e.file) : v.file === e.file);
  return {
    left: found.filter((v) => !exceptions.some((e) => excuses(e, v))),
    stale: exceptions.filter((e) => !found.some((v) => excuses(e, v))),
  };
}

function isTopLevel(node: ts.Node): boolean {
  return ts.isSourceFile(node.parent) || ts.isModuleBlock(node.parent);
}

function isMutableStatic(node: ts.PropertyDeclaration): boolean {
  const kinds = (node.modifiers ?? []).map(({ kind }) => kind);
  return kinds.includes(ts.SyntaxKind.StaticKeyword) && !kinds.includes(ts.SyntaxKind.ReadonlyKeyword);
}

/** The name at the beginning of what the node changes: `a` of `a.b[0] = 1`, of `a.b.push(1)` and of `delete a.b`. */
function changedRoot(node: ts.Node): ts.Identifier | undefined {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return memberRoot(node.left);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const changes = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    return changes ? memberRoot(node.operand) : undefined;
  }
  if (ts.isDeleteExpression(node)) return memberRoot(node.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: owner, name } = node.expression;
  if (ts.isIdentifier(owner) && (owner.text === 'Object' || owner.text === 'Reflect'))
    return CHANGING_FUNCTIONS.has(name.text) && node.arguments[0] ? rootOf(node.arguments[0]) : undefined;
  return CHANGING_METHODS.has(name.text) ? rootOf(owner) : undefined;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isInFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, (ancestor) => ts.isFunctionLike(ancestor)) !== undefined;
}

function memberRoot(node: ts.Expression): ts.Identifier | undefined {
  return ts.isIdentifier(node) ? undefined : rootOf(node);
}

function rootOf(node: ts.Expression): ts.Identifier | undefined {
  let at: ts.Expression = node;
  while (!ts.isIdentifier(at)) {
    if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at) || ts.isNonNullExpression(at)) at = at.expression;
    else if (ts.isParenthesizedExpression(at) || ts.isAsExpression(at)) at = at.expression;
    else return undefined;
  }
  return at;
}

function isModuleLevel(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  return (checker.getSymbolAtLocation(name)?.declarations ?? []).some((declaration) => {
    if (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration)) return true;
    if (ts.isNamespaceImport(declaration)) return !isFunctionOfNamespace(name);
    return (
      ts.isVariableDeclaration(declaration) && ts.isVariableStatement(declaration.parent.parent) && isTopLevel(declaration.parent.parent)
    );
  });
}

/** `add` of `operators` in `operators.add(a, b)` after `import * as operators`: a function, not a method that changes. */
function isFunctionOfNamespace(name: ts.Identifier): boolean {
  return (
    ts.isPropertyAccessExpression(name.parent) && ts.isCallExpression(name.parent.parent) && name.parent.parent.expression === name.parent
  );
}
