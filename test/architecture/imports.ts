/** What a file imports: statements, `export … from`, `import()` and types written `import('…').Name`. */
import { posix } from 'node:path';
import ts from 'typescript';
import { forEachNode } from './source-tree.js';

export interface Import {
  readonly node: ts.Node;
  /** As written; undefined when `import()` is given an expression. */
  readonly specifier: string | undefined;
}

export function importsOf(file: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node, name: ts.Node | undefined): void => {
    imports.push({ node, specifier: name && ts.isStringLiteralLike(name) ? name.text : undefined });
  };
  forEachNode(file, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node, node.moduleSpecifier);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node, node.moduleReference.expression);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0]);
    else if (ts.isImportTypeNode(node)) add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
  });
  return imports;
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../');
}

/** The file that a relative specifier means, from the root of the project. */
export function targetOf(importer: string, specifier: string): string {
  return posix.join(posix.dirname(importer), specifier).replace(/\.js$/, '.ts');
}

/** `sax` of `sax/lib/x`, `@a/b` of `@a/b/c`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
