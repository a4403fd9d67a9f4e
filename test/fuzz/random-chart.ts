import { Budgets } from './budgets.js';
import { Random } from './random.js';
import { EVENTS, RandomContent } from './random-content.js';
import { initialTargets } from './random-targets.js';
import { GOING, RandomTransitions } from './random-transitions.js';
import { randomTree } from './random-tree.js';
import { followsFinalOfRegion, type History, isEnd, type Node, properAncestors, withDescendants } from './tree.js';

export interface RandomChart {
  readonly scxml: string;
  readonly events: readonly string[];
}

const SENT = [...EVENTS, ...GOING, 'a.x.y', 'ab'];

/**
 * A random chart that the Recommendation and SCION define alike, and events for it. What is left out, and why, is listed in
 * the README beside this file.
 */
export function randomChart(seed: number, parallels: boolean): RandomChart {
  return new ChartWriter(new Random(seed), parallels).write();
}

class ChartWriter {
  readonly #random: Random;
  readonly #budgets = new Budgets();
  readonly #content: RandomContent;
  readonly #root: Node;
  readonly #transitions: RandomTransitions;

  constructor(random: Random, parallels: boolean) {
    this.#random = random;
    this.#root = randomTree(random, parallels);
    this.#content = new RandomContent(random, this.#budgets);
    this.#transitions = new RandomTransitions(random, this.#content, this.#budgets, this.#root);
  }

  write(): RandomChart {
    const body = this.#root.children.map((child) => this.#state(child)).join('\n');
    const data = '<data id="x" expr="0"/><data id="trace" expr="[]"/><data id="list" expr="[1, 2, 3]"/><data id="o" expr="{n: 1}"/>';
    const declared = ['item', 'index0', 'index1', 'index2'].map((id) => `<data id="${id}" expr="0"/>`).join('');
    const scxml = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript"${this.#initialAttribute(this.#root)}>
<datamodel>${this.#budgets.data()}${data}${declared}</datamodel>
${body}
</scxml>`;
    return { scxml, events: Array.from({ length: 40 }, (_, i) => (i === 37 ? 'end' : this.#random.pick(SENT))) };
  }

  #state(node: Node): string {
    const random = this.#random;
    // SCION raises done.state after everything is entered; Appendix D, enterStates: as soon as the final state is entered
    const raises = !followsFinalOfRegion(node);
    // SCION forgets the event when the session ends; 5.10.1 keeps _event until the next one
    const event = !isEnd(node);
    const element = node.children.length > 0 && node.kind === 'state' && random.oneIn(3);
    const parts = [
      ...this.#several(() => `<onentry>${this.#content.block(`enter ${node.id}`, { raises })}</onentry>`),
      ...this.#several(() => `<onexit>${this.#content.block(`exit ${node.id}`, { event })}</onexit>`),
      element ? this.#initialElement(node, raises) : '',
      node.kind === 'final' ? this.#donedata(node) : this.#transitions.of(node),
      ...node.children.map((child) => this.#state(child)),
      ...node.histories.map((history) => this.#history(history, raises)),
    ];
    return `<${node.kind} id="${node.id}"${element ? '' : this.#initialAttribute(node)}>${parts.join('')}</${node.kind}>`;
  }

  /** None, one or two of them. */
  #several(write: () => string): string[] {
    return Array.from({ length: this.#random.pick([0, 0, 0, 1, 1, 2]) }, write);
  }

  #initialAttribute(node: Node): string {
    if (node.kind === 'parallel' || node.children.length === 0 || !this.#random.oneIn(3)) return '';
    return ` initial="${this.#initialTargets(node)}"`;
  }

  #initialElement(node: Node, raises: boolean): string {
    const content = this.#content.block(`initial ${node.id}`, { raises });
    return `<initial><transition target="${this.#initialTargets(node)}">${content}</transition></initial>`;
  }

  #initialTargets(node: Node): string {
    return initialTargets(this.#random, node)
      .map(({ id }) => id)
      .join(' ');
  }

  #donedata(node: Node): string {
    if (this.#random.oneIn(2)) return '';
    // SCION evaluates it after everything is entered; Appendix D, enterStates: when the final state is entered
    const late = properAncestors(node).some(({ kind }) => kind === 'parallel');
    return `<donedata><content expr="${late ? `'${node.id}'` : `{n: x, list: list}`}"/></donedata>`;
  }

  #history({ id, parent, deep, content }: History, raises: boolean): string {
    const targets =
      parent.kind === 'parallel' ? parent.children : [this.#random.pick(deep ? withDescendants(parent).slice(1) : parent.children)];
    const block = content ? this.#content.block(`history ${id}`, { raises }) : '';
    const target = targets.map((child) => child.id).join(' ');
    return `<history id="${id}" type="${deep ? 'deep' : 'shallow'}"><transition target="${target}">${block}</transition></history>`;
  }
}
