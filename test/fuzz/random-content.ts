import type { Budgets } from './budgets.js';
import type { Random } from './random.js';

export const EVENTS = ['a', 'b', 'c', 'a.x', 'd'] as const;

/** Content that cannot be executed: `error.execution`, and the rest of its block is skipped (4.9). */
const FAILURES = [
  '<assign location="x" expr="nowhere.y"/>',
  '<assign location="nowhere" expr="1"/>',
  '<assign location="x.y.z" expr="1"/>',
  '<script>nowhere()</script>',
  `<script>throw new Error('thrown')</script>`,
  '<foreach item="item" array="x"><script>trace.push(1)</script></foreach>',
  '<foreach item="item" index="index2" array="list"><script>trace.push(item)</script><if cond="item == 2"><script>nowhere()</script></if></foreach>',
  '<send event="a" type="nowhere"/>',
  '<send event="a" target="!nowhere"/>',
] as const;

export interface BlockOptions {
  /** Without it nothing in the block puts an event on the internal queue. */
  readonly raises?: boolean;
  /** The first action, which always runs. */
  readonly first?: string;
  /** Without it the trace does not show the event. */
  readonly event?: boolean;
}

/** Random executable content that leaves a trace. */
export class RandomContent {
  readonly #random: Random;
  readonly #budgets: Budgets;

  constructor(random: Random, budgets: Budgets) {
    this.#random = random;
    this.#budgets = budgets;
  }

  block(label: string, { raises = true, first = '', event = true }: BlockOptions = {}): string {
    const actions = Array.from({ length: this.#random.pick([0, 0, 1, 1, 2]) }, (_, i) => this.#action(`${label}.${i}`, raises, 0));
    return `${first}${trace(label, event)}${actions.join('')}`;
  }

  #action(label: string, raises: boolean, depth: number): string {
    const random = this.#random;
    switch (random.below(raises ? 10 : 6)) {
      case 0:
        return depth < 2 ? this.#choice(label, raises, depth) : '';
      case 1:
        return depth < 2 ? this.#loop(label, raises, depth) : '';
      case 2:
      case 3:
        return `<assign location="x" expr="x + ${1 + random.below(3)}"/>`;
      case 4:
        return `<script>x = x * ${2 + random.below(2)} % 97; o.n = x</script>`;
      case 5:
        return `<assign location="o.m" expr="o.n + ${random.below(3)}"/><script>trace.push('${label} ' + o.m)</script>`;
      case 6:
      case 7:
        return this.#paid(`<raise event="${random.pick(EVENTS)}"/>`);
      case 8:
        return this.#paid(`<send event="${random.pick(EVENTS)}" target="#_internal"/>`);
      default:
        return random.oneIn(2) ? this.#paid(random.pick(FAILURES)) + trace(`${label} not skipped`, false) : '';
    }
  }

  #choice(label: string, raises: boolean, depth: number): string {
    const arm = (name: string): string => trace(`${label}.${name}`, false) + this.#action(`${label}.${name}`, raises, depth + 1);
    const elseif = this.#random.oneIn(2) ? `<elseif cond="x % 3 == ${this.#random.below(3)}"/>${arm('elseif')}` : '';
    const otherwise = this.#random.oneIn(2) ? `<else/>${arm('else')}` : '';
    return `<if cond="x % 2 == ${this.#random.below(2)}">${arm('if')}${elseif}${otherwise}</if>`;
  }

  #paid(action: string): string {
    const { cond, pay } = this.#budgets.next();
    return `<if cond="${cond}">${pay}${action}</if>`;
  }

  #loop(label: string, raises: boolean, depth: number): string {
    // each level its own: SCION counts with the index variable, so that an inner loop moves the outer one
    const index = this.#random.oneIn(2) ? `index${depth}` : undefined;
    const body = `<script>trace.push('${label} ' + item${index ? ` + '@' + ${index}` : ''})</script>${this.#action(label, raises, depth + 1)}`;
    return `<foreach item="item"${index ? ` index="${index}"` : ''} array="list">${body}</foreach>`;
  }
}

function trace(label: string, event: boolean): string {
  return `<script>trace.push('${label} ' + x${event ? ` + (typeof _event === 'undefined' ? '' : ' ' + _event.name)` : ''})</script>`;
}
