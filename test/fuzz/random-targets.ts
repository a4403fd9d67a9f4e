import type { Random } from './random.js';
import { type Node, type Target, withDescendants } from './tree.js';

/** Targets in two or more regions of a parallel, often such that it becomes done. */
export function inRegions(random: Random, parallel: Node): Target[] {
  const ends = parallel.children.map((region) => region.children.find(({ kind }) => kind === 'final'));
  if (random.oneIn(3) && ends.every((end) => end !== undefined)) return ends;
  const [one, two, ...others] = parallel.children.map((region) => {
    const nodes = withDescendants(region);
    return random.pick<Target>([...nodes, ...nodes.flatMap(({ histories }) => histories)]);
  });
  return [one!, two!, ...others.filter(() => random.oneIn(2))];
}

/** What a state can have as initial: something in it, or something in several regions of a parallel in it. */
export function initialTargets(random: Random, node: Node): Target[] {
  const inside = withDescendants(node).slice(1);
  const parallels = inside.filter(({ kind }) => kind === 'parallel');
  if (parallels.length > 0 && random.oneIn(3)) return inRegions(random, random.pick(parallels));
  return [random.pick<Target>([...node.children, ...node.histories, ...inside])];
}
