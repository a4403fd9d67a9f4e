/** A state of a random chart before it is written. The root stands for `<scxml>`. */
export interface Node {
  readonly id: string;
  readonly parent: Node | undefined;
  kind: 'scxml' | 'state' | 'parallel' | 'final';
  readonly children: Node[];
  readonly histories: History[];
}

export interface History {
  readonly id: string;
  readonly parent: Node;
  readonly deep: boolean;
  /** Whether its default transition has content. */
  readonly content: boolean;
}

/** What a transition can lead to. */
export type Target = Node | History;

export function isHistory(target: Target): target is History {
  return 'deep' in target;
}

/** Whether `inner` is a proper descendant of `outer`. */
export function isInside(inner: Target, outer: Node): boolean {
  return properAncestors(inner).includes(outer);
}

export function properAncestors(target: Target): Node[] {
  const ancestors: Node[] = [];
  for (let node = target.parent; node; node = node.parent) ancestors.push(node);
  return ancestors;
}

export function isCompound({ kind, children }: Node): boolean {
  return kind === 'scxml' || (kind === 'state' && children.length > 0);
}

/** Findlcca of Appendix D, where a history counts as a child of its parent. */
export function findLcca(source: Node, targets: readonly Target[]): Node | undefined {
  return properAncestors(source).find((ancestor) => isCompound(ancestor) && targets.every((target) => isInside(target, ancestor)));
}

/** Whether the session ends when it is entered. */
export function isEnd({ kind, parent }: Node): boolean {
  return kind === 'final' && parent?.kind === 'scxml';
}

/** The state itself and everything in it, in document order, without histories. */
export function withDescendants(node: Node): Node[] {
  return [node, ...node.children.flatMap(withDescendants)];
}

/** Whether a region of the parallel that comes before the one with this state has a final state. */
export function followsFinalOfRegion(node: Node): boolean {
  return [node, ...properAncestors(node)].some((region) => {
    const { parent } = region;
    if (parent?.kind !== 'parallel') return false;
    return parent.children
      .slice(0, parent.children.indexOf(region))
      .flatMap(withDescendants)
      .some(({ kind }) => kind === 'final');
  });
}
