/** Random charts for properties that every chart has. */
import fc from 'fast-check';

export interface Node {
  readonly kind: 'state' | 'parallel' | 'final' | 'history';
  readonly id: string;
  readonly children: Node[];
  readonly parent: Node | undefined;
  readonly transitions: string[];
  /** Of a history. */
  readonly deep: boolean;
}

export interface RandomChart {
  readonly body: string;
  readonly events: readonly string[];
  /** All states but histories, in document order. */
  readonly states: readonly Node[];
  /** What is printed of a chart that has not the property. */
  readonly [fc.toStringMethod]: () => string;
}

const EVENTS = ['e', 'f', 'g'] as const;

/** Reads decisions off a list of numbers, so that fast-check can make charts smaller. */
class Choices {
  #at = 0;
  constructor(readonly numbers: readonly number[]) {}
  below(n: number): number {
    return (this.numbers[this.#at++ % this.numbers.length] ?? 0) % n;
  }
  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

export const randomChart: fc.Arbitrary<RandomChart> = fc
  .tuple(
    fc.array(fc.nat({ max: 9973 }), { minLength: 60, maxLength: 160 }),
    fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 12 }),
  )
  .map(([numbers, events]) => build(new Choices(numbers), events));

function build(choices: Choices, events: readonly string[]): RandomChart {
  const all: Node[] = [];
  const add = (kind: Node['kind'], parent: Node | undefined): Node => {
    const node: Node = { kind, id: `n${all.length}`, children: [], parent, transitions: [], deep: choices.below(2) === 1 };
    all.push(node);
    parent?.children.push(node);
    return node;
  };
  const grow = (parent: Node | undefined, depth: number, inParallel: boolean): void => {
    const count = 1 + choices.below(3);
    for (let i = 0; i < count && all.length < 30; i++) {
      const roll = choices.below(10);
      if (roll === 0 && !inParallel && parent) add('final', parent);
      else {
        const node = add(roll < 4 ? 'parallel' : 'state', parent);
        if (depth < 4 && roll < 8) grow(node, depth + 1, node.kind === 'parallel');
      }
    }
    if (parent && parent.children.length > 0 && choices.below(3) === 0) add('history', parent);
  };
  grow(undefined, 0, false);
  const roots = all.filter((node) => !node.parent);
  for (const node of all) if (node.kind === 'state' || node.kind === 'parallel') addTransitions(node, all, choices);
  const body = roots.map((node) => write(node, choices)).join('');
  return { body, events, states: documentOrder(roots), [fc.toStringMethod]: () => `${body} ${events.join(' ')}` };
}

function addTransitions(node: Node, all: readonly Node[], choices: Choices): void {
  for (let i = choices.below(3); i > 0; i--) {
    const event = choices.oneOf(EVENTS);
    const target = choices.oneOf(all);
    const second = choices.oneOf(all);
    const targets = choices.below(6) === 0 ? '' : compatible(target, second) ? `${target.id} ${second.id}` : target.id;
    node.transitions.push(
      `<transition event="${event}" ${targets && `target="${targets}"`} ${choices.below(3) === 0 ? 'type="internal"' : ''}/>`,
    );
  }
}

/** Whether both can be active together: they lie in different children of a parallel. */
function compatible(a: Node, b: Node): boolean {
  const path = (node: Node): Node[] => [...(node.parent ? path(node.parent) : []), node];
  const [as, bs] = [path(a), path(b)];
  const at = as.findIndex((node, i) => node !== bs[i]);
  return at > 0 && bs[at] !== undefined && as[at - 1]?.kind === 'parallel' && as[at]?.kind !== 'history' && bs[at]?.kind !== 'history';
}

function write(node: Node, choices: Choices): string {
  if (node.kind === 'history') {
    const targets = node.parent?.children.filter(({ kind }) => kind !== 'history') ?? [];
    return `<history id="${node.id}" type="${node.deep ? 'deep' : 'shallow'}"><transition target="${choices.oneOf(targets).id}"/></history>`;
  }
  const children = node.children.map((child) => write(child, choices)).join('');
  const inner = node.children.filter(({ kind }) => kind !== 'history');
  const initial = node.kind === 'state' && inner.length > 0 && choices.below(2) === 0 ? ` initial="${choices.oneOf(inner).id}"` : '';
  return `<${node.kind} id="${node.id}"${initial}>${node.transitions.join('')}${children}</${node.kind}>`;
}

function documentOrder(roots: readonly Node[]): Node[] {
  return roots.flatMap((node) => (node.kind === 'history' ? [] : [node, ...documentOrder(node.children)]));
}
