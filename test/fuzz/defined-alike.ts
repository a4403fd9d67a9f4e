import { findLcca, type History, isCompound, isHistory, isInside, type Node, type Target } from './tree.js';

/** Whether the Recommendation and SCION give a transition the same domain and the same entry set. */
export function definedAlike(source: Node, targets: readonly Target[], internal: boolean): boolean {
  const within = internal && isCompound(source) && targets.every((target) => isInside(target, source));
  const domain = within ? source : findLcca(source, targets);
  // SCION finds the domain with the first target alone; Appendix D, getTransitionDomain: with all of them
  if (!within && findLcca(source, targets.slice(0, 1)) !== domain) return false;
  return targets.every((target) => !isHistory(target) || historyDefinedAlike(source, internal, target, domain));
}

/**
 * SCION takes the history itself for finding the domain. Appendix D takes the states it stands for
 * (getEffectiveTargetStates): from deeper inside they can have a lower common ancestor, and they can all be inside the source
 * of an internal transition, when the history is not.
 * When its parent is not left, SCION forgets the content of the default transition, which 3.10.2 wants executed.
 */
function historyDefinedAlike(source: Node, internal: boolean, { parent, content }: History, domain: Node | undefined): boolean {
  if (isInside(source, parent) && (source.parent !== parent || (internal && isCompound(source)))) return false;
  return !content || domain !== parent;
}
