/** Import cycles, type-only imports included. */
import { importsOf, isRelative, targetOf } from './imports.js';
import type { SourceTree } from './source-tree.js';

type Graph = ReadonlyMap<string, readonly string[]>;

/** A shortest cycle through each file that is in one and in no cycle reported before: `a.ts → b.ts → a.ts`. */
export function findCycles(tree: SourceTree, entryPoints: Readonly<Record<string, string>> = {}): string[] {
  const graph: Graph = new Map(
    tree.files.map((file) => [
      file.fileName,
      importsOf(file).flatMap(({ specifier }) => {
        if (specifier === undefined) return [];
        if (isRelative(specifier)) return [targetOf(file.fileName, specifier)];
        return entryPoints[specifier] ?? [];
      }),
    ]),
  );
  const reported = new Set<string>();
  const cycles: string[] = [];
  for (const file of graph.keys()) {
    if (reported.has(file)) continue;
    const cycle = shortestCycle(graph, file);
    if (cycle === undefined) continue;
    for (const member of cycle) reported.add(member);
    cycles.push(cycle.join(' → '));
  }
  return cycles;
}

/** The shortest way from a file back to itself, breadth first. */
function shortestCycle(graph: Graph, start: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return [...wayTo(cameFrom, start, file), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const way = [end];
  for (let file = end; file !== start; ) {
    file = cameFrom.get(file)!;
    way.unshift(file);
  }
  return way;
}
