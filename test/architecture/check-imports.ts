/** Checks of import statements: the import table, what extensions and examples may reach, which packages are declared. */
import { isBuiltin } from 'node:module';
import { mayImport, rowOf } from './import-table.js';
import { type Import, importsOf, isRelative, packageOf, targetOf } from './imports.js';
import { type SourceTree, type Violation, violation } from './source-tree.js';

const COMMAND_LINE = rowOf('cli');

/** Everything below src/ against the import table. */
export function checkImportTable(tree: SourceTree): Violation[] {
  return tree.files.flatMap((file) => {
    const name = nameInSrc(file.fileName);
    if (name === undefined) return [];
    const row = rowOf(name);
    if (row === undefined) return [violation(file, 'is in no row of the import table')];
    if (row === COMMAND_LINE) return []; // anything, loading of files that a user names included
    return importsOf(file).flatMap(({ node, specifier }): Violation[] => {
      if (specifier === undefined) return [violation(node, 'import() of an expression cannot be checked')];
      if (!isRelative(specifier)) {
        if (packageOf(specifier) === 'statewire') return [violation(node, `imports its own package by name: ${specifier}`)];
        return row.pure ? [violation(node, `${row.who} must import no module from outside, but imports ${specifier}`)] : [];
      }
      if (!specifier.endsWith('.js')) return [violation(node, `a relative import must end in .js: ${specifier}`)];
      const target = nameInSrc(targetOf(file.fileName, specifier));
      if (target !== undefined && mayImport(row, target)) return [];
      return [violation(node, `${row.who} must not import ${target ?? specifier}`)];
    });
  });
}

/**
 * Extensions and examples: the package by name, their own folder by path; examples are files that do not import each other.
 * @param libraries packages that extensions may import besides
 */
export function checkPublicApiOnly(tree: SourceTree, entryPoints: readonly string[], libraries: readonly string[] = []): Violation[] {
  return tree.files.flatMap((file) => {
    const home = /^(extensions\/[^/]+|examples)\//.exec(file.fileName)?.[1];
    if (home === undefined) return [];
    const reason = ({ specifier }: Import): string | undefined => {
      if (specifier === undefined) return 'import() of an expression cannot be checked';
      if (isRelative(specifier)) {
        const target = targetOf(file.fileName, specifier);
        return home !== 'examples' && target.startsWith(`${home}/`)
          ? undefined
          : `must be imported by package name, not by path: ${specifier}`;
      }
      if (packageOf(specifier) === 'statewire')
        return entryPoints.includes(specifier) ? undefined : `no entry point of the package: ${specifier}`;
      const isLibrary = isBuiltin(specifier) || (home !== 'examples' && libraries.includes(packageOf(specifier)));
      return isLibrary ? undefined : `must import the public API only, but imports ${specifier}`;
    };
    return importsOf(file).flatMap((imported) => {
      const why = reason(imported);
      return why === undefined ? [] : [violation(imported.node, why)];
    });
  });
}

/** Packages that the files import; `node:` modules and the package itself are none. */
export function importedPackages(tree: SourceTree): ReadonlySet<string> {
  const specifiers = tree.files.flatMap((file) => importsOf(file).map(({ specifier }) => specifier ?? './'));
  return new Set(
    specifiers
      .filter((name) => !isRelative(name) && !isBuiltin(name))
      .map(packageOf)
      .filter((name) => name !== 'statewire'),
  );
}

/** Node's own modules without `node:` look like packages. */
export function checkNodePrefix(tree: SourceTree): Violation[] {
  return tree.files.flatMap((file) =>
    importsOf(file).flatMap(({ node, specifier }) =>
      specifier !== undefined && isBuiltin(specifier) && !specifier.startsWith('node:')
        ? [violation(node, `write node:${specifier}, so that it is not taken for a package`)]
        : [],
    ),
  );
}

/** `content/contract` of `src/content/contract.ts`; undefined outside src/. */
function nameInSrc(path: string): string | undefined {
  return path.startsWith('src/') ? path.slice('src/'.length).replace(/\.ts$/, '') : undefined;
}
