/** Tests that would not run: skipped, focused, to be written, or expected to fail. */
import ts from 'typescript';
import { forEachNode, type SourceTree, type Violation, violation } from './source-tree.js';

const RUNNERS = new Set(['test', 'it', 'describe']);
const SWITCHES = new Set(['skip', 'only', 'todo', 'failing']);
const SHORTHANDS = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'ftest', 'fdescribe']);

export function checkTestsRun(tree: SourceTree): Violation[] {
  const found: Violation[] = [];
  for (const file of tree.files) {
    forEachNode(file, (node) => {
      if (ts.isPropertyAccessExpression(node) && SWITCHES.has(node.name.text) && isRunner(node.expression))
        found.push(violation(node, `${node.getText(file)}: every test runs and can fail`));
      else if (ts.isElementAccessExpression(node) && isRunner(node.expression))
        found.push(violation(node, `${node.getText(file)}: every test runs and can fail`));
      else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && SHORTHANDS.has(node.expression.text))
        found.push(violation(node, `${node.expression.text}: every test runs and can fail`));
    });
  }
  return found;
}

/** `test`, `describe.each`, `test.concurrent`, … */
function isRunner(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isRunner(node.expression);
  return ts.isIdentifier(node) && RUNNERS.has(node.text);
}
