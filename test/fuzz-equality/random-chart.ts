import { Random } from './random.js';
import { DATA, EVENTS, RandomContent } from './random-content.js';

export interface SentEvent {
  readonly name: string;
  /** Of the service that the event comes from. */
  readonly invokeid?: string;
}

export interface RandomChart {
  readonly scxml: string;
  readonly events: readonly SentEvent[];
  /** Ids of all data. */
  readonly variables: readonly string[];
}

interface Node {
  readonly id: string;
  readonly kind: 'state' | 'parallel' | 'final' | 'history';
  readonly parent: Node | undefined;
  readonly children: Node[];
}

const SENT = [...EVENTS, 'a.z', 'ab', 'zz', 'd.e.f'];

/** A random chart with everything that the algorithm knows, and events for it. */
export function randomChart(seed: number): RandomChart {
  return new Writer(new Random(seed)).write();
}

class Writer {
  readonly #random: Random;
  readonly #nodes: Node[] = [];
  readonly #variables = Object.keys(DATA);
  readonly #invokes: string[] = [];
  readonly #late: boolean;
  readonly #size: number;
  #content: RandomContent;

  constructor(random: Random) {
    this.#random = random;
    this.#late = random.oneIn(3);
    this.#size = 6 + random.below(28);
    this.#content = new RandomContent(random, []);
  }

  write(): RandomChart {
    const random = this.#random;
    const roots = Array.from({ length: 1 + random.below(3) }, () => this.#grow(undefined, 0));
    if (random.oneIn(3)) roots.push(this.#node('final', undefined));
    const states = this.#nodes.filter(({ kind }) => kind !== 'history').map(({ id }) => id);
    this.#content = new RandomContent(random, states);
    const body = roots.map((root) => this.#state(root)).join('\n');
    const data = Object.entries(DATA)
      .map(([id, expr]) => `<data id="${id}" expr="${expr}"/>`)
      .join('');
    const scxml = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript"${this.#late ? ' binding="late"' : ''}>
<datamodel>${data}</datamodel>
${body}
</scxml>`;
    const events = Array.from({ length: 24 }, () => ({
      name: random.pick(SENT),
      ...(this.#invokes.length > 0 && random.oneIn(5) && { invokeid: random.pick(this.#invokes) }),
    }));
    return { scxml, events, variables: this.#variables };
  }

  #node(kind: Node['kind'], parent: Node | undefined): Node {
    const node: Node = { id: `${kind === 'history' ? 'h' : 's'}${this.#nodes.length}`, kind, parent, children: [] };
    this.#nodes.push(node);
    return node;
  }

  #grow(parent: Node | undefined, depth: number): Node {
    const random = this.#random;
    const full = depth > 3 || this.#nodes.length > this.#size;
    const roll = random.below(10);
    if (full || roll < 3) return this.#node(parent?.kind === 'state' && random.oneIn(4) ? 'final' : 'state', parent);
    const node = this.#node(roll < 6 ? 'parallel' : 'state', parent);
    const count = node.kind === 'parallel' ? 2 + random.below(2) : 1 + random.below(3);
    const histories = random.oneIn(3) ? 1 + random.below(2) : 0;
    for (let i = 0; i < histories; i++) node.children.push(this.#node('history', node));
    for (let i = 0; i < count; i++) node.children.push(this.#grow(node, depth + 1));
    return node;
  }

  #state(node: Node): string {
    if (node.kind === 'history') return this.#history(node);
    const random = this.#random;
    const several = (name: string): string =>
      Array.from(
        { length: random.pick([0, 0, 0, 1, 1, 2]) },
        (_, i) => `<${name}>${this.#content.block(`${name} ${node.id} ${i}`)}</${name}>`,
      ).join('');
    const parts = [this.#data(), several('onentry'), several('onexit')];
    if (node.kind === 'final') {
      if (random.oneIn(2))
        parts.push(`<donedata><param name="p" expr="x"/><param name="q" expr="${random.oneIn(3) ? 'nowhere' : 'c'}"/></donedata>`);
    } else {
      parts.push(this.#initial(node), ...Array.from({ length: random.below(4) }, () => this.#transition(node)), this.#invoke(node));
    }
    parts.push(...node.children.map((child) => this.#state(child)));
    return `<${node.kind} id="${node.id}">${parts.join('')}</${node.kind}>`;
  }

  #data(): string {
    if (!this.#random.oneIn(6)) return '';
    const id = `v${this.#variables.length}`;
    this.#variables.push(id);
    return `<datamodel><data id="${id}" expr="${this.#random.oneIn(4) ? 'nowhere' : 'x + 1'}"/></datamodel>`;
  }

  #initial(node: Node): string {
    if (node.kind !== 'state' || node.children.length === 0 || !this.#random.oneIn(2)) return '';
    const content = this.#random.oneIn(2) ? this.#content.block(`initial ${node.id}`) : '';
    return `<initial><transition target="${this.#targetInside(node)}">${content}</transition></initial>`;
  }

  #targetInside(node: Node): string {
    return this.#random.pick(this.#random.oneIn(2) ? node.children : this.#nodes.filter((other) => isInside(other, node))).id;
  }

  #history(node: Node): string {
    const parent = node.parent!;
    const deep = this.#random.oneIn(2);
    const inside = (deep ? this.#nodes.filter((other) => isInside(other, parent)) : parent.children).filter(
      ({ kind }) => kind !== 'history',
    );
    const targets = parent.kind === 'parallel' && !deep ? inside : [this.#random.pick(inside)];
    const content = this.#random.oneIn(2) ? this.#content.block(`history ${node.id}`) : '';
    const target = targets.map(({ id }) => id).join(' ');
    return `<history id="${node.id}" type="${deep ? 'deep' : 'shallow'}"><transition target="${target}">${content}</transition></history>`;
  }

  #transition(node: Node): string {
    const random = this.#random;
    const eventless = random.oneIn(7);
    const events = random.oneIn(5)
      ? random.pick(['done.state.*', 'error', '*', 'a.*', `${random.pick(EVENTS)} ${random.pick(EVENTS)}`])
      : random.pick(EVENTS);
    const target = random.oneIn(5) ? '' : ` target="${this.#targets(node)}"`;
    const cond = eventless || random.oneIn(3) ? ` ${this.#content.condition()}` : '';
    const content = random.oneIn(2) ? this.#content.block(`from ${node.id}`) : '';
    // an eventless transition pays with x, or most charts would never be stable
    const pay = eventless ? '<assign location="x" expr="x + 1"/>' : '';
    return `<transition${eventless ? '' : ` event="${events}"`}${target}${cond}${random.oneIn(4) ? ' type="internal"' : ''}>${pay}${content}</transition>`;
  }

  #targets(source: Node): string {
    const random = this.#random;
    // half of them stay near, so that regions of a parallel often move at the same time without leaving it
    if (source.parent?.kind === 'state' && random.oneIn(2)) return random.pick(source.parent.children).id;
    const first = random.pick(this.#nodes);
    if (!random.oneIn(5)) return first.id;
    const second = random.pick(this.#nodes.filter((node) => node.kind !== 'history'));
    return first.kind !== 'history' && apart(first, second) ? `${first.id} ${second.id}` : first.id;
  }

  #invoke(node: Node): string {
    const random = this.#random;
    if (!random.oneIn(8)) return '';
    const id = random.oneIn(4) ? '' : `i${this.#invokes.length}`;
    if (id) this.#invokes.push(id);
    const finalize = random.oneIn(2) ? `<finalize>${this.#content.block(`finalize ${node.id}`)}</finalize>` : '';
    const source = random.oneIn(6) ? 'srcexpr="nowhere"' : `srcexpr="'child'"`;
    return `<invoke${id && ` id="${id}"`} ${source}${random.oneIn(3) ? ' autoforward="true"' : ''}><param name="p" expr="x"/>${finalize}</invoke>`;
  }
}

function path(node: Node): Node[] {
  return node.parent ? [...path(node.parent), node] : [node];
}

function isInside(inner: Node, outer: Node): boolean {
  return inner !== outer && path(inner).includes(outer);
}

/** Whether both can be active together: they lie in different regions of a parallel. */
function apart(a: Node, b: Node): boolean {
  const [as, bs] = [path(a), path(b)];
  const at = as.findIndex((node, i) => node !== bs[i]);
  return at > 0 && bs[at] !== undefined && as[at - 1]!.kind === 'parallel';
}
