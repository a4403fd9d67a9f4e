import type { Random } from './random.js';

export const EVENTS = ['a', 'b', 'c', 'a.x', 'a.x.y', 'd'] as const;

/** Data that every chart declares at its top: a value, a counter of evaluated conditions, loop variables, a list. */
export const DATA: Readonly<Record<string, string>> = { x: '0', c: '0', it: '0', ix: '0', list: '[3, 1, 2]' };

/** Content that cannot be executed. */
const FAILURES = [
  '<assign location="x" expr="nowhere.y"/>',
  '<assign location="nowhere" expr="1"/>',
  '<log label="bad" expr="nowhere"/>',
  '<send event="a" type="nowhere"/>',
  '<send event="b" id="s1"><param name="p" expr="nowhere"/></send>',
  '<foreach array="x" item="it"><log label="never"/></foreach>',
  '<foreach array="list" item="it"><if cond="it == 1"><log label="stops" expr="nowhere"/></if><log label="item" expr="it"/></foreach>',
];

/** Random executable content; what it does shows in effects, data and events. */
export class RandomContent {
  readonly #random: Random;
  readonly #states: readonly string[];

  constructor(random: Random, states: readonly string[]) {
    this.#random = random;
    this.#states = states;
  }

  block(label: string): string {
    const random = this.#random;
    const actions = Array.from({ length: random.below(3) }, () => this.#action(label, 0)).join('');
    const inside = random.oneIn(3) ? ` + ' ' + In('${random.pick(this.#states)}')` : '';
    return `<log label="${label}" expr="x + ' ' + (typeof _event === 'undefined' ? '' : _event.name)${inside}"/>${actions}`;
  }

  /** The attribute; conditions may change data, see the configuration, or fail. */
  condition(): string {
    const random = this.#random;
    const text = random.pick([
      `x % ${2 + random.below(3)} == ${random.below(2)}`,
      `(c = c + 1) % ${2 + random.below(3)} != 0`,
      `In('${random.pick(this.#states)}')`,
      `!In('${random.pick(this.#states)}')`,
      'x &lt; 20',
      random.oneIn(4) ? 'nowhere' : 'c % 2 == 0',
    ]);
    return `cond="${text}"`;
  }

  #action(label: string, depth: number): string {
    const random = this.#random;
    switch (random.below(12)) {
      case 0:
      case 1:
      case 2:
        return `<assign location="x" expr="x + ${1 + random.below(3)}"/>`;
      case 3:
        return `<raise event="${random.pick(EVENTS)}"/>`;
      case 4:
        return `<send event="${random.pick(EVENTS)}" target="#_internal"${random.oneIn(2) ? ' id="s2"' : ''}><param name="p" expr="x"/></send>`;
      case 5:
        return `<send event="${random.pick(EVENTS)}"${random.oneIn(2) ? ' delay="1s"' : ''}/>`;
      case 6:
        return random.oneIn(2) ? '<cancel sendid="s1"/>' : `<assign location="x" expr="In('${random.pick(this.#states)}') ? x + 1 : x"/>`;
      case 7:
        return depth > 1 ? '' : this.#choice(label, depth);
      case 8:
        return depth > 1
          ? ''
          : `<foreach array="list" item="it" index="ix">${this.#action(`${label}*`, depth + 1)}<log label="${label}*" expr="it + ix"/></foreach>`;
      case 9:
        return random.oneIn(2) ? random.pick(FAILURES) : '';
      default:
        return '';
    }
  }

  #choice(label: string, depth: number): string {
    const arm = (name: string): string => `<log label="${label}.${name}"/>${this.#action(label, depth + 1)}`;
    const elseif = this.#random.oneIn(2) ? `<elseif ${this.condition()}/>${arm('elseif')}` : '';
    return `<if ${this.condition()}>${arm('if')}${elseif}${this.#random.oneIn(2) ? `<else/>${arm('else')}` : ''}</if>`;
  }
}
