/** The TypeScript files of the project as syntax trees, with names resolved inside each file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A rule that a file breaks. */
export interface Violation {
  /** Path from the root of the project, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface SourceTree {
  readonly files: readonly ts.SourceFile[];
  /** Knows what a name means inside its own file; an imported name means its import. */
  readonly checker: ts.TypeChecker;
}

const GENERATED = new Set(['node_modules', 'dist', 'coverage', '.git']);

/** Paths of all files below the folders, `/` between the parts, in the order of their names. */
export function listFiles(root: string, folders: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !GENERATED.has(entry.name)) walk(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  for (const folder of folders) walk(folder);
  return found.sort();
}

/** Texts of the files with one of the extensions, by path. */
export function readFiles(root: string, paths: readonly string[], extensions: readonly string[]): Record<string, string> {
  const wanted = paths.filter((path) => extensions.some((extension) => path.endsWith(extension)));
  return Object.fromEntries(wanted.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Parses files by path; nothing is resolved between them, so a tree of two lines is as good as a project. */
export function parseFiles(texts: Readonly<Record<string, string>>): SourceTree {
  const options: ts.CompilerOptions = { noResolve: true, noLib: true, target: ts.ScriptTarget.ES2022, types: [] };
  const parsed = new Map(
    Object.entries(texts).map(([path, text]) => [path, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)] as const),
  );
  const program = ts.createProgram([...parsed.keys()], options, {
    getSourceFile: (path) => parsed.get(path),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (path) => parsed.has(path),
    readFile: (path) => texts[path],
  });
  return { files: [...parsed.values()], checker: program.getTypeChecker() };
}

/** Calls `visit` for the node and everything in it. */
export function forEachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => forEachNode(child, visit));
}

export function violation(node: ts.Node, reason: string): Violation {
  const file = node.getSourceFile();
  return { file: file.fileName, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, reason };
}

/** One line a violation, so that a failing test reads like a compiler. */
export function report(violations: readonly Violation[]): string[] {
  return violations.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
}
