import type { World } from '../state/world.js';

/** How long somebody outside waits for an agent, and talks, ms; undefined for as long as it takes. */
export function manners(world: World): { readonly patience: number | undefined; readonly talk: number | undefined } {
  const { patience, talk } = world.config.traffic;
  return { patience: spell(world, patience), talk: spell(world, talk) };
}

function spell(world: World, mean: number): number | undefined {
  return mean > 0 ? world.random.exponential(mean) : undefined;
}
