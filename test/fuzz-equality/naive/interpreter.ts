/**
 * Appendix D of the Recommendation once more, as plainly as it can be said: lists and sets of objects, everything computed
 * anew each time, nothing shared with the engine. Where the engine's README says that it DIFFERS from the text, so does this.
 */
import {
  ancestorsOf,
  blocksOf,
  Chart,
  childrenOf,
  dataOf,
  initialOf,
  inOrder,
  invokesOf,
  isAtomic,
  isCompound,
  isFinal,
  isHistory,
  isInside,
  isParallel,
  type State,
  type Transition,
} from './chart.js';
import { type Event, evaluate, executeBlock, fail, holds, payload, show, type World } from './content.js';
import type { Element } from './element.js';
import { effectiveTargets, entrySet, type Targeting } from './entry-set.js';

interface Invocation {
  readonly id: string;
  readonly state: State;
  readonly element: Element;
}

export class Naive implements World {
  readonly trace: string[] = [];
  effects: string[] = [];
  readonly queue: Event[] = [];
  readonly data: Record<string, unknown> = {};
  readonly compiled: World['compiled'] = new Map();
  event: Event | undefined;
  ids = 0;
  /** `final` or `runaway` when the session has ended. */
  ended: string | undefined;
  configuration: State[] = [];
  #last: State[] = [];
  readonly #chart: Chart;
  readonly #limit: number;
  readonly #history = new Map<State, State[]>();
  readonly #targeting: Targeting;
  readonly #initialised = new Set<State>();
  #toInvoke = new Set<State>();
  #invocations: Invocation[] = [];
  #steps = 0;

  /** @param limit most microsteps and internal events of a macrostep, a rule of the platform */
  constructor(scxml: string, limit: number) {
    this.#chart = new Chart(scxml);
    this.#limit = limit;
    this.#targeting = { named: (id) => this.#chart.named(id), history: this.#history };
  }

  isActive(id: string): boolean {
    return this.configuration.some((state) => state.id === id);
  }

  /** Ids of the active states in document order; after the end those of before. */
  get active(): string[] {
    return (this.ended === undefined ? inOrder(this.configuration) : this.#last).map(({ id }) => id);
  }

  start(): void {
    const { all, late, root } = this.#chart;
    for (const state of all) for (const { attributes } of dataOf(state)) this.data[attributes['id']!] = undefined;
    for (const state of late ? [root] : all) this.#initialise(state);
    this.#enterStates([initialOf(root)]);
    this.#mainEventLoop();
  }

  macrostep(event: Event): void {
    if (this.ended !== undefined) return;
    this.#steps = 0;
    this.#take(event);
    for (const { id, element } of [...this.#invocations].sort((a, b) => a.state.place - b.state.place)) {
      const finalize = element.children.find(({ name }) => name === 'finalize');
      if (id === event.invokeid && finalize) executeBlock(this, finalize.children);
      if (element.attributes['autoforward'] === 'true') this.effects.push(`forward ${id} ${event.name}`);
    }
    this.#microstep(this.#select(event), event);
    this.#mainEventLoop();
  }

  #take(event: Event): void {
    this.event = event;
    this.trace.push(`event ${event.name} ${event.type}`);
  }

  #mainEventLoop(): void {
    do {
      for (;;) {
        if (this.ended !== undefined) {
          this.#exitInterpreter();
          return;
        }
        if (++this.#steps > this.#limit) {
          this.#runaway();
          return;
        }
        if (this.#microstep(this.#select(undefined), undefined)) continue;
        const event = this.queue.shift();
        if (!event) break;
        this.#take(event);
        this.#microstep(this.#select(event), event);
      }
      for (const state of inOrder([...this.#toInvoke])) for (const element of invokesOf(state)) this.#invoke(state, element);
      this.#toInvoke = new Set();
    } while (this.queue.length > 0);
  }

  /** Rules of the platform: what the loop wanted to begin is forgotten, and the chart gets one last event. */
  #runaway(): void {
    this.queue.length = 0;
    this.effects = this.effects.filter((effect) => /^(log|cancel|cancelInvoke) /.test(effect));
    this.trace.push('error error.execution');
    const event: Event = { name: 'error.execution', type: 'platform' };
    this.#take(event);
    this.#microstep(this.#select(event), event);
    this.ended ??= 'runaway';
    this.#exitInterpreter();
  }

  #exitInterpreter(): void {
    this.#last = inOrder(this.configuration);
    let data: unknown;
    for (const state of inOrder(this.configuration).reverse()) {
      this.#exit(state);
      if (isFinal(state) && state.parent === this.#chart.root) data = this.#doneData(state);
    }
    this.effects.push(`done ${show(data)}`);
  }

  // selecting

  #select(event: Event | undefined): Transition[] {
    const enabled = new Set<Transition>();
    for (const atomic of inOrder(this.configuration).filter(isAtomic)) {
      const found = this.#firstEnabled([atomic, ...ancestorsOf(atomic)], event);
      if (found) enabled.add(found);
    }
    return this.#removeConflicts([...enabled]);
  }

  #firstEnabled(states: readonly State[], event: Event | undefined): Transition | undefined {
    for (const { transitions } of states) {
      for (const transition of transitions) {
        const matches = event
          ? transition.events.some((descriptor) => nameMatches(descriptor, event.name))
          : transition.events.length === 0;
        if (matches && this.#conditionHolds(transition)) return transition;
      }
    }
    return undefined;
  }

  #conditionHolds({ cond, label }: Transition): boolean {
    if (cond === undefined) return true;
    const result = holds(this, cond);
    this.trace.push(`cond ${label} ${result}`);
    return result;
  }

  #removeConflicts(enabled: readonly Transition[]): Transition[] {
    let filtered: Transition[] = [];
    for (const t1 of enabled) {
      const conflicting = filtered.filter((t2) => this.#exitSet([t1]).some((state) => this.#exitSet([t2]).includes(state)));
      if (conflicting.every((t2) => isInside(t1.source, t2.source))) filtered = [...filtered.filter((t2) => !conflicting.includes(t2)), t1];
    }
    return filtered;
  }

  // a microstep

  #microstep(transitions: readonly Transition[], event: Event | undefined): boolean {
    if (transitions.length === 0) return false;
    for (const { label } of transitions) this.trace.push(`take ${label} ${event?.name ?? ''}`);
    const leaving = inOrder(this.#exitSet(transitions)).reverse();
    for (const state of leaving) this.#toInvoke.delete(state);
    for (const state of leaving) {
      for (const history of state.states.filter(isHistory)) {
        const deep = history.element.attributes['type'] === 'deep';
        this.#history.set(
          history,
          this.configuration.filter((inner) => (deep ? isAtomic(inner) && isInside(inner, state) : inner.parent === state)),
        );
      }
    }
    for (const state of leaving) this.#exit(state);
    for (const { content } of transitions) executeBlock(this, content);
    this.#enterStates(transitions);
    return true;
  }

  #exit(state: State): void {
    for (const block of blocksOf(state, 'onexit')) executeBlock(this, block);
    for (const { id } of this.#invocations.filter((invocation) => invocation.state === state)) this.effects.push(`cancelInvoke ${id}`);
    this.#invocations = this.#invocations.filter((invocation) => invocation.state !== state);
    this.configuration = this.configuration.filter((other) => other !== state);
    this.trace.push(`exit ${state.id}`);
  }

  #exitSet(transitions: readonly Transition[]): State[] {
    return this.configuration.filter((state) =>
      transitions.some((transition) => {
        const domain = this.#domain(transition);
        return domain !== undefined && isInside(state, domain);
      }),
    );
  }

  #domain(transition: Transition): State | undefined {
    const { source, internal } = transition;
    const targets = effectiveTargets(transition, this.#targeting);
    if (targets.length === 0) return undefined;
    if (internal && isCompound(source) && targets.every((target) => isInside(target, source))) return source;
    return ancestorsOf(source).find((state) => isCompound(state) && targets.every((target) => isInside(target, state)));
  }

  // entering

  #enterStates(transitions: readonly Transition[]): void {
    const { toEnter, byDefault, historyContent } = entrySet(transitions, this.#targeting, this.configuration);
    for (const [parent, content] of historyContent) if (!toEnter.has(parent)) executeBlock(this, content);
    for (const state of inOrder([...toEnter])) {
      this.configuration = [...this.configuration, state];
      this.#toInvoke.add(state);
      this.trace.push(`enter ${state.id}`);
      if (this.#chart.late) this.#initialise(state);
      for (const block of blocksOf(state, 'onentry')) executeBlock(this, block);
      if (byDefault.has(state)) executeBlock(this, initialOf(state).content);
      executeBlock(this, historyContent.get(state) ?? []);
      if (isFinal(state)) this.#enterFinal(state);
    }
  }

  #enterFinal(state: State): void {
    const parent = state.parent!;
    if (parent === this.#chart.root) {
      this.ended ??= 'final';
      return;
    }
    this.queue.push({ name: `done.state.${parent.id}`, type: 'platform', data: this.#doneData(state) });
    for (const above of ancestorsOf(parent)) {
      if (!isParallel(above) || !this.#isInFinalState(above)) return;
      this.queue.push({ name: `done.state.${above.id}`, type: 'platform' });
    }
  }

  #isInFinalState(state: State): boolean {
    const children = childrenOf(state);
    if (isParallel(state)) return children.every((child) => this.#isInFinalState(child));
    return children.some((child) => isFinal(child) && this.configuration.includes(child));
  }

  #doneData(state: State): unknown {
    const donedata = state.element.children.find(({ name }) => name === 'donedata');
    return donedata && payload(this, donedata.children, () => fail(this));
  }

  #initialise(state: State): void {
    if (this.#initialised.has(state)) return;
    this.#initialised.add(state);
    for (const { attributes } of dataOf(state)) {
      try {
        this.data[attributes['id']!] = attributes['expr'] && evaluate(this, attributes['expr']);
      } catch {
        fail(this);
      }
    }
  }

  #invoke(state: State, element: Element): void {
    try {
      if (element.attributes['srcexpr']) evaluate(this, element.attributes['srcexpr']);
      const data = payload(this, element.children) ?? {};
      const id = element.attributes['id'] ?? `${state.id}.${++this.ids}`;
      if (this.#invocations.some((other) => other.id === id)) throw new Error('runs already');
      this.#invocations.push({ id, state, element });
      this.trace.push(`invoking ${id}`);
      this.effects.push(`invoke ${id} ${show(data)}`);
    } catch {
      fail(this);
    }
  }
}

/** 3.12.1. */
function nameMatches(descriptor: string, name: string): boolean {
  const prefix = descriptor.replace(/\.\*?$/, '');
  return descriptor === '*' || `${name}.`.startsWith(`${prefix}.`);
}
