/** Globals of the host that a folder must not touch, by what the name means and not by how it is spelt. */
import ts from 'typescript';
import { forEachNode, type SourceTree, type Violation, violation } from './source-tree.js';

/** Clocks, randomness, I/O and ways to get at them: replaying the same events must give the same effects. */
export const NOT_DETERMINISTIC: ReadonlySet<string> = new Set([
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process', 'crypto', 'fetch', 'console'],
  ...['require', 'global', 'globalThis', 'Atomics', 'WebSocket', 'Math.random'],
]);

/** Ways to run text as host code. */
export const RUNS_TEXT: ReadonlySet<string> = new Set(['eval', 'Function']);

/** @param forbidden names, also of the form `Math.random`; then `Math` may be used only as `Math.something` */
export function checkGlobals(tree: SourceTree, inside: (path: string) => boolean, forbidden: ReadonlySet<string>): Violation[] {
  const owners = new Set([...forbidden].flatMap((name) => (name.includes('.') ? name.split('.')[0] : []) ?? []));
  const found: Violation[] = [];
  for (const file of tree.files.filter(({ fileName }) => inside(fileName))) {
    forEachNode(file, (node) => {
      if (!ts.isIdentifier(node) || !isGlobalValue(tree.checker, node)) return;
      const name = owners.has(node.text) ? (memberName(node) ?? node.text) : node.text;
      if (forbidden.has(name)) found.push(violation(node, `must not use ${name}`));
      else if (owners.has(name)) found.push(violation(node, `must not hand ${name} around: what is taken from it cannot be checked`));
    });
  }
  return found;
}

/** `async`, `await` and promises: what is synchronous must stay so. */
export function checkSynchronous(tree: SourceTree, inside: (path: string) => boolean): Violation[] {
  const found: Violation[] = [];
  for (const file of tree.files.filter(({ fileName }) => inside(fileName))) {
    forEachNode(file, (node) => {
      const waits =
        node.kind === ts.SyntaxKind.AsyncKeyword ||
        node.kind === ts.SyntaxKind.AwaitKeyword || // of for await
        ts.isAwaitExpression(node) ||
        (ts.isIdentifier(node) && node.text === 'Promise' && isGlobalValue(tree.checker, node));
      if (waits) found.push(violation(node, 'must be synchronous'));
    });
  }
  return found;
}

/** A name used as a value that the file itself does not define; with no library loaded such a name means a global. */
function isGlobalValue(checker: ts.TypeChecker, node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPartOfTypeNode(node) || ts.isQualifiedName(parent)) return false;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  return (symbol?.declarations ?? []).length === 0;
}

/** `Math.random` of `Math` in `Math.random` or `Math['random']`. */
function memberName(node: ts.Identifier): string | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return `${node.text}.${parent.name.text}`;
  if (ts.isElementAccessExpression(parent) && parent.expression === node && ts.isStringLiteralLike(parent.argumentExpression))
    return `${node.text}.${parent.argumentExpression.text}`;
  return undefined;
}
