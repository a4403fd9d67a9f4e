import type { Budgets } from './budgets.js';
import { definedAlike } from './defined-alike.js';
import type { Random } from './random.js';
import { EVENTS, type RandomContent } from './random-content.js';
import { inRegions } from './random-targets.js';
import { isEnd, type Node, type Target, withDescendants } from './tree.js';

/** Come from outside only, and lead out of states that have no way on. */
export const GOING = ['go.0', 'go.1', 'go.2', 'go.3'] as const;

const TAIL = ['', '', '', '.*'] as const;

/**
 * Random transitions. What they are taken by is an external event, or has a budget where it is raised, or else (eventless
 * transitions, and those that `done.state` events or errors can take) the transition itself has one. Conditions that fail
 * raise errors each time they are asked, so they are asked only for events of the first two kinds.
 */
export class RandomTransitions {
  readonly #random: Random;
  readonly #content: RandomContent;
  readonly #budgets: Budgets;
  readonly #nodes: readonly Node[];
  readonly #targets: readonly Target[];
  readonly #ends: readonly Node[];
  readonly #parallels: readonly Node[];

  constructor(random: Random, content: RandomContent, budgets: Budgets, root: Node) {
    this.#random = random;
    this.#content = content;
    this.#budgets = budgets;
    this.#nodes = withDescendants(root).slice(1);
    this.#targets = this.#nodes.filter((node) => !isEnd(node)).flatMap((node) => [node, node, ...node.histories]);
    this.#ends = this.#nodes.filter(isEnd);
    this.#parallels = this.#nodes.filter(({ kind }) => kind === 'parallel');
  }

  of(source: Node): string {
    const random = this.#random;
    const out: string[] = [];
    for (let i = (source.children.length > 0 ? 0 : 1) + random.below(4); i > 0; i--)
      out.push(random.oneIn(10) ? this.#paid(source, 'event="*" ', `any ${source.id}`) : this.#named(source, i));
    if (random.oneIn(12)) out.push(this.#paid(source, '', `eventless ${source.id}`));
    if (random.oneIn(4)) out.push(this.#paid(source, 'event="error.execution" ', `error ${source.id}`));
    if (source.kind === 'parallel' || random.oneIn(2)) out.push(this.#done(source));
    if (source.parent?.kind === 'scxml')
      out.push(...GOING.map((event) => `<transition event="${event}"${this.#target(source)}/>`), this.#end());
    return out.join('');
  }

  #end(): string {
    return this.#ends.map(({ id }) => `<transition event="end" target="${id}"/>`).join('');
  }

  /** Of events that content raises or that come from outside. */
  #named(source: Node, number: number): string {
    const random = this.#random;
    const events = Array.from({ length: random.oneIn(4) ? 2 : 1 }, () => random.pick(EVENTS) + random.pick(TAIL)).join(' ');
    const content = random.oneIn(2) ? this.#content.block(`take ${source.id}.${number}`) : '';
    return `<transition event="${events}"${this.#condition()}${this.#target(source)}>${content}</transition>`;
  }

  #condition(): string {
    const random = this.#random;
    if (random.oneIn(3)) return ` cond="x % ${2 + random.below(3)} == ${random.below(2)}"`;
    if (random.oneIn(6)) return ` cond="In('${random.pick(this.#nodes).id}')"`;
    return random.oneIn(20) ? ' cond="nowhere.y"' : '';
  }

  #done(source: Node): string {
    const event = this.#random.pick(['done.state', `done.state.${source.id}`, `done.state.${this.#random.pick(this.#nodes).id}`]);
    const data = `<script>trace.push('done ' + JSON.stringify(_event.data))</script>`;
    return this.#paid(source, `event="${event}" `, `done ${source.id}`, data);
  }

  #paid(source: Node, event: string, label: string, more = ''): string {
    const { cond, pay } = this.#budgets.next();
    const content = this.#content.block(label, { first: pay + more });
    return `<transition ${event}cond="${cond} &amp;&amp; x % ${1 + this.#random.below(2)} == 0"${this.#target(source)}>${content}</transition>`;
  }

  /** Empty for a targetless transition. */
  #target(source: Node): string {
    const random = this.#random;
    if (random.oneIn(8)) return '';
    const internal = random.oneIn(4);
    for (let tries = 0; tries < 10; tries++) {
      const targets =
        random.oneIn(4) && this.#parallels.length > 0 ? inRegions(random, random.pick(this.#parallels)) : [random.pick(this.#targets)];
      if (definedAlike(source, targets, internal)) {
        return ` target="${targets.map(({ id }) => id).join(' ')}"${internal ? ' type="internal"' : ''}`;
      }
    }
    return '';
  }
}
