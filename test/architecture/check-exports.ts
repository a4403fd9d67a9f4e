/** How files export: by name, from the file that defines the thing; only entry points of the package gather names. */
import ts from 'typescript';
import { forEachNode, type SourceTree, type Violation, violation } from './source-tree.js';

export function checkDefaultExports(tree: SourceTree): Violation[] {
  const found: Violation[] = [];
  for (const file of tree.files) {
    forEachNode(file, (node) => {
      const isDefault =
        ts.isExportAssignment(node) ||
        (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) ||
        (ts.isExportSpecifier(node) && node.name.text === 'default');
      if (isDefault) found.push(violation(node, 'default export: export by name'));
    });
  }
  return found;
}

export function checkExportStar(tree: SourceTree): Violation[] {
  return reExports(tree)
    .filter(({ exportClause }) => exportClause === undefined || ts.isNamespaceExport(exportClause))
    .map((node) => violation(node, 'export *: list the names'));
}

/** @param entryPoints source files of the package's `exports` */
export function checkBarrels(tree: SourceTree, entryPoints: readonly string[]): Violation[] {
  return reExports(tree)
    .filter((node) => !entryPoints.includes(node.getSourceFile().fileName))
    .map((node) => violation(node, 're-export outside an entry point of the package: import from the file that defines it'));
}

/** `export … from`, and names that are imported and exported again. */
function reExports(tree: SourceTree): ts.ExportDeclaration[] {
  return tree.files.flatMap((file) =>
    file.statements.filter((statement): statement is ts.ExportDeclaration => {
      if (!ts.isExportDeclaration(statement)) return false;
      if (statement.moduleSpecifier) return true;
      const clause = statement.exportClause;
      return clause !== undefined && ts.isNamedExports(clause) && clause.elements.some((name) => isImported(tree.checker, name));
    }),
  );
}

function isImported(checker: ts.TypeChecker, name: ts.ExportSpecifier): boolean {
  const declaration = checker.getExportSpecifierLocalTargetSymbol(name)?.declarations?.[0];
  return (
    declaration !== undefined && (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration) || ts.isNamespaceImport(declaration))
  );
}
