/** Pairs of contract and kit: every numbered rule of a contract has a case in its kit, and the kit runs on what ships. */
import ts from 'typescript';
import { forEachNode, type SourceTree } from './source-tree.js';

/** Numbers of the rules in the header comment of a contract, in order. */
export function rulesOf(contract: string): number[] {
  const header = /\/\*\*[\s\S]*?\*\//.exec(contract)?.[0] ?? '';
  return [...header.matchAll(/^ \* (\d+)\. /gm)].map((match) => Number(match[1]));
}

/** Rules that the cases of a kit name: `rule: 7` in `kit/<kind>.ts` and `kit/<kind>-….ts`. */
export function rulesInKit(tree: SourceTree, kind: string): ReadonlySet<number> {
  const rules = new Set<number>();
  for (const file of tree.files.filter(({ fileName }) => isKitFile(fileName, kind))) {
    forEachNode(file, (node) => {
      if (!ts.isPropertyAssignment(node) || node.name.getText(file) !== 'rule' || !ts.isNumericLiteral(node.initializer)) return;
      rules.add(Number(node.initializer.text));
    });
  }
  return rules;
}

/**
 * What is missing between contracts and kits.
 * @param texts all files of src/ and of test/contracts/, by path
 * @param withoutKit kinds whose kit does not exist yet → why
 */
export function checkKits(texts: Readonly<Record<string, string>>, tree: SourceTree, withoutKit: ReadonlyMap<string, string>): string[] {
  const contracts = Object.keys(texts).filter((path) => /^src\/[^/]+\/contract\.ts$/.test(path));
  return contracts.flatMap((path) => {
    const kind = path.split('/')[1]!;
    const kit = `src/kit/${kind}.ts`;
    const rules = rulesOf(texts[path]!);
    const problems = rules.some((rule, index) => rule !== index + 1) ? [`${path}: rules are numbered ${rules.join(', ')}`] : [];
    if (rules.length === 0) problems.push(`${path}: has no numbered rules in its first comment`);
    if (!(kit in texts)) return withoutKit.has(kind) ? problems : [...problems, `${path}: has no kit ${kit}`];
    if (withoutKit.has(kind)) problems.push(`${kit}: exists, so the exception for ${kind} must go`);
    const shown = rulesInKit(tree, kind);
    for (const rule of rules) if (!shown.has(rule)) problems.push(`${kit}: no case for rule ${rule} of ${path}`);
    for (const rule of shown) if (!rules.includes(rule)) problems.push(`${kit}: a case for rule ${rule}, which ${path} does not have`);
    const suite = `${kind}Suite(`;
    const runs = Object.entries(texts).some(([file, text]) => file.startsWith('test/contracts/') && text.includes(suite));
    return runs ? problems : [...problems, `${kit}: nothing in test/contracts/ runs ${kind}Suite`];
  });
}

function isKitFile(path: string, kind: string): boolean {
  return path === `src/kit/${kind}.ts` || (path.startsWith(`src/kit/${kind}-`) && path.endsWith('.ts'));
}
