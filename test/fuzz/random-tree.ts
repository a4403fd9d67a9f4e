import type { Random } from './random.js';
import { isCompound, type Node } from './tree.js';

/** Random states: nested, parallel, final, with histories. */
export function randomTree(random: Random, parallels: boolean): Node {
  const root: Node = { id: '', parent: undefined, kind: 'scxml', children: [], histories: [] };
  const builder = new TreeBuilder(random, parallels, random.pick([1, 1, 2, 2, 3]));
  for (let i = 2 + random.below(2); i > 0; i--) builder.add(root, 1);
  if (random.oneIn(8)) builder.addFinal(root);
  return root;
}

class TreeBuilder {
  readonly #random: Random;
  readonly #parallels: boolean;
  readonly #deepest: number;
  #ids = 0;

  constructor(random: Random, parallels: boolean, deepest: number) {
    this.#random = random;
    this.#parallels = parallels;
    this.#deepest = deepest;
  }

  /** @param ends it is a region that gets a final state, so that its parallel can become done */
  add(parent: Node, depth: number, ends = false): void {
    const random = this.#random;
    const node = this.#create(parent, 'state');
    if (!ends && (depth > this.#deepest || random.oneIn(depth === 1 ? 6 : 2))) return;
    if (this.#parallels && !ends && random.oneIn(2)) node.kind = 'parallel';
    const regionsEnd = node.kind === 'parallel' && parent.kind !== 'parallel' && random.oneIn(2);
    for (let i = random.pick([2, 2, 3]); i > 0; i--) this.add(node, depth + 1, regionsEnd);
    if (finalsDefinedAlike(node) && (ends || random.oneIn(2))) this.addFinal(node);
    for (const deep of [false, true]) {
      if (random.oneIn(3)) node.histories.push({ id: `h${this.#ids++}`, parent: node, deep, content: random.oneIn(2) });
    }
  }

  addFinal(parent: Node): void {
    this.#create(parent, 'final');
  }

  #create(parent: Node, kind: Node['kind']): Node {
    const node: Node = { id: `s${this.#ids++}`, parent, kind, children: [], histories: [] };
    // a final state may come first, but not of all: nothing would happen
    const first = parent.kind === 'scxml' ? 1 : 0;
    const at = kind === 'final' ? first + this.#random.below(parent.children.length - first + 1) : parent.children.length;
    parent.children.splice(at, 0, node);
    return node;
  }
}

/**
 * A parallel that is a region itself counts as done when its regions are (3.4). SCION, like the pseudocode, asks only the
 * parallel right above the region of the final state, so such parallels get no finals.
 */
function finalsDefinedAlike(parent: Node): boolean {
  return isCompound(parent) && !(parent.parent?.kind === 'parallel' && parent.parent.parent?.kind === 'parallel');
}
