/** Facts of package.json that others rely on, checked against the tree. */

export interface Manifest {
  readonly name: string;
  readonly type?: string;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const SOURCE = '@statewire/source';

/** Entry points by the name that a program imports, `statewire/kit`, with their source files. */
export function entryPoints(manifest: Manifest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(manifest.exports ?? {}).flatMap(([path, target]) =>
      typeof target === 'string' ? [] : [[manifest.name + path.slice(1), (target[SOURCE] ?? '').replace(/^\.\//, '')]],
    ),
  );
}

/** Every entry point names a source file that exists, and what that file is compiled to. */
export function checkExports(manifest: Manifest, exists: (path: string) => boolean): string[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]) => {
    if (typeof target === 'string') return exists(target) ? [] : [`exports["${path}"]: there is no ${target}`];
    const source = target[SOURCE];
    if (source === undefined) return [`exports["${path}"]: has no ${SOURCE}`];
    const built = source.replace('./', './dist/').replace(/\.ts$/, '');
    const problems = exists(source) ? [] : [`exports["${path}"]: there is no ${source}`];
    if (target['types'] !== `${built}.d.ts`) problems.push(`exports["${path}"]: types must be ${built}.d.ts`);
    if (target['default'] !== `${built}.js`) problems.push(`exports["${path}"]: default must be ${built}.js`);
    if (Object.keys(target)[0] !== SOURCE) problems.push(`exports["${path}"]: ${SOURCE} must come first, conditions match in order`);
    return problems;
  });
}

/** Every command is compiled from a file that exists and can be executed. */
export function checkBin(manifest: Manifest, read: (path: string) => string | undefined): string[] {
  return Object.entries(manifest.bin ?? {}).flatMap(([command, built]) => {
    const source = built.replace(/^(\.\/)?dist\//, '').replace(/\.js$/, '.ts');
    const text = read(source);
    if (text === undefined) return [`bin ${command}: there is no ${source}`];
    return text.startsWith('#!/usr/bin/env node\n') ? [] : [`bin ${command}: ${source} must start with #!/usr/bin/env node`];
  });
}

/** What runs at the user's must be declared, and what is declared must be used. `tslib` is used by compiled code only. */
export function checkDependencies(manifest: Manifest, imported: ReadonlySet<string>): string[] {
  const declared = Object.keys(manifest.dependencies ?? {});
  const unused = declared.filter((name) => name !== 'tslib' && !imported.has(name)).map((name) => `dependency ${name}: nothing imports it`);
  const missing = [...imported].filter((name) => !declared.includes(name)).map((name) => `${name}: imported but not in dependencies`);
  return [...unused, ...missing];
}
