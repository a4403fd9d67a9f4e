/** Checks of what stands in files: length, `any`, silenced checkers, paths of somebody's machine. */
import ts from 'typescript';
import { forEachNode, type SourceTree, type Violation, violation } from './source-tree.js';

export const MOST_LINES = 300;

/** Files may have 300 lines; lines of docstrings are not counted. */
export function checkLength(texts: Readonly<Record<string, string>>, most = MOST_LINES): Violation[] {
  return Object.entries(texts).flatMap(([file, text]) => {
    const lines = countLines(text);
    return lines > most ? [{ file, line: most + 1, reason: `${lines} lines without docstrings; ${most} at most` }] : [];
  });
}

/** Lines of a file that do not belong to a docstring standing on lines of its own. */
export function countLines(text: string): number {
  return text
    .replace(/^[ \t]*\/\*\*(?!\/)[\s\S]*?\*\/[ \t]*(\r?\n|$)/gm, '')
    .replace(/\r?\n$/, '')
    .split('\n').length;
}

export function checkAny(tree: SourceTree): Violation[] {
  const found: Violation[] = [];
  for (const file of tree.files) {
    forEachNode(file, (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(violation(node, 'any: say the type, or unknown'));
    });
  }
  return found;
}

const SILENCERS = /@ts-(?:ignore|expect-error|nocheck)|(?:biome|eslint|prettier)-(?:ignore|disable)|istanbul ignore/g;

/** Comments that switch a checker off. Only comments count, not texts that name them. */
export function checkSilencers(tree: SourceTree): Violation[] {
  return tree.files.flatMap((file) => {
    if (file.text.search(SILENCERS) < 0) return [];
    const found: Violation[] = [];
    forEachToken(file, (token) => {
      const start = token.getFullStart();
      for (const match of file.text.slice(start, token.getStart(file)).matchAll(SILENCERS)) {
        const line = file.getLineAndCharacterOfPosition(start + match.index).line + 1;
        found.push({ file: file.fileName, line, reason: `${match[0]}: repair what the checker found` });
      }
    });
    return found;
  });
}

/** Absolute paths of a home or working folder: they mean nothing on another machine. */
export function checkMachinePaths(texts: Readonly<Record<string, string>>): Violation[] {
  return checkLines(
    texts,
    /(?<![\w.:/~$}-])\/(?:work|home|root|Users|mnt)\/[\w.-]+|\b[A-Z]:\\Users\b/,
    (match) => `names a path of one machine: ${match}`,
  );
}

/** A lock file must not say from where one machine fetched the packages. */
export function checkLockFile(lock: string): Violation[] {
  return checkLines({ 'package-lock.json': lock }, /"resolved":\s*"[^"]*"/, (match) => `names a registry: ${match}`);
}

function checkLines(texts: Readonly<Record<string, string>>, forbidden: RegExp, reason: (match: string) => string): Violation[] {
  return Object.entries(texts).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => {
      const match = forbidden.exec(line);
      return match ? [{ file, line: index + 1, reason: reason(match[0]) }] : [];
    }),
  );
}

/** Every token; the text between two of them is space and comments. */
function forEachToken(file: ts.SourceFile, visit: (token: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    if (children.length === 0) visit(node);
    for (const child of children) walk(child);
  };
  walk(file);
}
