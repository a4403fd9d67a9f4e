/**
 * A session: a plan plus what changes while it runs (SCXML 3.13, global variables of Appendix D). Everything outside comes
 * in by `SessionEnvironment` and the events; everything it wants done goes out through `effects`.
 *
 * Longer than other files on purpose: what content, data model and algorithm ask of a session are three contracts, and one
 * object answers all of them, because an object more for each would cost memory in every session and a step on every event.
 */
import type { ContentSession, Expression, GuestValue } from '../content/contract.js';
import type { DataModelErrorKind, DataSession, DataStore } from '../datamodel/contract.js';
import { type DataValue, type Effect, ScxmlEvent } from '../event.js';
import type { Plan, PlanBlock, PlanState } from '../plan/plan.js';
import { type ActiveInvocation, cancelInvoke } from './active-invocation.js';
import { BitSet } from './bit-set.js';
import { doneData, initializeDataModel } from './data.js';
import { budgetOf, errorEvent, isBudgetError, platformError } from './errors.js';
import { EventQueue } from './event-queue.js';
import { executeContent } from './execute.js';
import type { Interpretation, Place } from './interpretation.js';
import { NO_DATA, NONE } from './nothing.js';
import type { Observer } from './observer.js';
import { OwnPlace } from './own-place.js';
import type { Time } from './time.js';

/** What the owner of a session supplies to it. */
export interface SessionEnvironment {
  /** `_ioprocessors`: type or alias → `{ location }`. */
  ioProcessors(sessionId: string): Readonly<Record<string, DataValue>>;
  /** Why a session cannot be reached from another one now; undefined when it can be. */
  unreachable(session: Session, processor: string, target: string | undefined): string | undefined;
  /** A read-only variable of an extension. */
  global(name: string, session: { readonly id: string; readonly name: string }): DataValue;
  /** An error event as charts of a dialect know it; the event itself where there is none. */
  errorEvent?(event: ScxmlEvent): ScxmlEvent;
}

export interface SessionOptions {
  readonly id: string;
  readonly environment: SessionEnvironment;
  /** Seed of the session's random numbers. */
  readonly seed: number;
  /** Values that take the place of top-level `<data>` of the same id (SCXML 5.3.2, 6.4.3). */
  readonly data?: Readonly<Record<string, DataValue>>;
  /** Most microsteps and internal events of one macrostep. */
  readonly microstepLimit: number;
  readonly observer?: Observer | undefined;
  /** Of the plan; without it every microstep is computed by the algorithm. */
  readonly cache?: MicrostepCache | undefined;
  /** Of the data that it goes on with (resume.ts); without it they are new. */
  readonly snapshot?: string | undefined;
}

/** Microsteps that were computed before, shared by the sessions of a plan (cache/). */
export interface MicrostepCache {
  /** Takes the transitions that the event enables. @returns whether there were any */
  take(session: Session, event: ScxmlEvent): boolean;
  /** Takes the transitions that are enabled without an event. @returns whether there were any */
  takeEventless(session: Session): boolean;
  /** Where a session is before it has entered anything. */
  readonly start: Place;
  /** Enters the initial states. */
  enter(session: Session): void;
  /** Whether sessions took an event of that name before, as far as the cache remembers. */
  knows(place: Place, name: string): boolean;
  /** Where a session with this configuration is; undefined when no more configurations are remembered. */
  placeOf(configuration: BitSet): Place | undefined;
  /** The states themselves, or the equal list that the cache knows. */
  historyValue(states: readonly PlanState[]): readonly PlanState[];
}

/** Why a session no longer runs: `final` reached a top-level final state, `cancelled` was ended from outside. */
export type EndReason = 'final' | 'cancelled' | 'runaway' | 'budget';

/** Effects that end something in the world, and logs. */
const KEPT_EFFECTS: ReadonlySet<string> = new Set(['log', 'cancel', 'cancelInvoke']);

export class Session implements ContentSession, DataSession, Interpretation {
  readonly id: string;
  readonly seed: number;
  readonly data: DataStore;
  readonly startData: Readonly<Record<string, DataValue>>;
  readonly microstepLimit: number;
  observer: Observer | undefined;

  readonly cache: MicrostepCache | undefined;
  /** Where the session is: its own configuration, or one that the plan cache knows. */
  place: Place;
  /** Undefined when no state that was entered has services to start. */
  statesToInvoke: BitSet | undefined;
  invocations: readonly ActiveInvocation[] = NONE;
  /** The event whose `<finalize>` runs. */
  finalizing: ScxmlEvent | undefined;
  /** Undefined while the session runs. */
  ended: EndReason | undefined;
  /** Which budget ended it: the reason behind `budget`. */
  endedFor: DataModelErrorKind | undefined;
  /** The active states when the session ended; Appendix D empties the configuration. */
  lastConfiguration: BitSet | undefined;
  /** Of the running macrostep. */
  #time: Time = 0;

  /** How many ids were made. */
  ids = 0;
  /** What histories recorded, by their slots. */
  readonly historyValues: (readonly PlanState[] | undefined)[];

  #everEntered: BitSet | undefined;
  #effects: Effect[] | undefined;
  #internalQueue: EventQueue | undefined;
  #budgetErrors = 0;
  readonly #environment: SessionEnvironment;

  constructor(
    readonly plan: Plan,
    options: SessionOptions,
  ) {
    this.id = options.id;
    this.seed = options.seed;
    this.startData = options.data ?? NO_DATA;
    this.microstepLimit = options.microstepLimit;
    this.observer = options.observer;
    this.#environment = options.environment;
    this.cache = options.cache;
    this.place = options.cache?.start ?? new OwnPlace(new BitSet(plan.states.length), !plan.hasEventless);
    this.historyValues = plan.historySlots === 0 ? (NONE as never[]) : new Array(plan.historySlots).fill(undefined);
    const { snapshot } = options;
    if (snapshot !== undefined) plan.complete();
    this.data = snapshot === undefined ? plan.datamodel.create(this) : plan.datamodel.restore(this, snapshot);
  }

  get name(): string {
    return this.plan.name;
  }

  get running(): boolean {
    return this.ended === undefined;
  }

  /** Whether the macrostep is over: nothing is enabled without an event, and there is nothing to handle or to invoke. */
  get isStable(): boolean {
    return this.place.quiet && !this.hasInternalEvents && this.statesToInvoke === undefined;
  }

  get internalQueue(): EventQueue {
    this.#internalQueue ??= new EventQueue();
    return this.#internalQueue;
  }

  get hasInternalEvents(): boolean {
    return this.#internalQueue !== undefined && this.#internalQueue.length > 0;
  }

  /** Takes the next internal event; undefined when there is none. */
  dequeueInternal(): ScxmlEvent | undefined {
    return this.#internalQueue?.dequeue();
  }

  /** States that were entered before, for late binding (SCXML 5.3.3). */
  get everEntered(): BitSet {
    this.#everEntered ??= new BitSet(this.plan.states.length);
    return this.#everEntered;
  }

  /** Whether the macrostep left anything to be done or told. */
  get leftSomething(): boolean {
    return this.#effects !== undefined || this.observer !== undefined;
  }

  /** Takes what the macrostep left to be done. */
  takeEffects(): readonly Effect[] {
    const effects = this.#effects ?? NONE;
    this.#effects = undefined;
    return effects;
  }

  /** Forgets what is to be begun in the world; what ends something, and logs, stay. */
  discardEffects(): void {
    this.#effects = this.#effects?.filter(({ type }) => KEPT_EFFECTS.has(type));
  }

  beginMacrostep(now: Time): void {
    this.#time = now;
    this.#budgetErrors = 0;
    this.data.begin();
  }

  /**
   * Data that has grown beyond its quota ends the session; its error is traced, and nobody is left to handle it.
   * @returns whether the session goes on
   */
  endMacrostep(): boolean {
    const error = this.data.end();
    if (error !== undefined) {
      this.fail(error, { tag: 'scxml', span: this.plan.root.span });
      this.#stop(error);
    }
    return this.ended === undefined;
  }

  /** Makes it the event that `_event` shows. */
  takeEvent(event: ScxmlEvent): void {
    this.data.setEvent(event);
    if (this.observer !== undefined) this.observer.event(this.id, event);
  }

  /** Raises the error event for something that was thrown while content ran (SCXML 3.12.2, 5.9). */
  fail(error: unknown, element?: { readonly tag: string; readonly span: PlanState['span'] }): void {
    const event = this.#named(errorEvent(error, element));
    this.internalQueue.enqueue(event);
    this.observer?.error(this.id, event);
    if (!isBudgetError(error)) return;
    // the data model renews the budget once, so that the chart can react; a second abort ends the session
    if (++this.#budgetErrors > 1) this.#stop(error);
  }

  #stop(error: unknown): void {
    if (this.ended !== undefined) return;
    this.ended = 'budget';
    this.endedFor = budgetOf(error);
  }

  // Interpretation

  get configuration(): BitSet {
    return this.place.configuration;
  }
  historyValue(history: PlanState): readonly PlanState[] | undefined {
    return this.historyValues[history.historySlot];
  }
  recordHistory(history: PlanState, states: readonly PlanState[]): void {
    this.historyValues[history.historySlot] = states;
  }
  forgetInvokes(states: BitSet): void {
    this.statesToInvoke?.remove(states);
  }
  cancelInvokes(state: PlanState): void {
    for (const active of this.invocations) if (active.invoke.state === state) cancelInvoke(this, active);
    this.invocations = this.invocations.filter(({ invoke }) => invoke.state !== state);
  }
  leave(state: PlanState): void {
    this.ownConfiguration().delete(state.index);
    this.tellLeft(state);
  }
  enter(state: PlanState): void {
    this.ownConfiguration().add(state.index);
    this.tellEntered(state);
  }
  initialiseLate(state: PlanState): void {
    if (this.everEntered.has(state.index)) return;
    this.everEntered.add(state.index);
    initializeDataModel(this, state);
  }
  execute(block: PlanBlock): void {
    executeContent(this, block);
  }
  reachFinal(): void {
    this.ended ??= 'final';
  }
  raiseDone(state: PlanState, final: PlanState | undefined): void {
    this.raise(new ScxmlEvent(`done.state.${state.id}`, 'platform', { data: final && doneData(this, final) }));
  }

  /** What follows from leaving a state, besides the change of the configuration. */
  tellLeft(state: PlanState): void {
    this.observer?.exited(this.id, state);
  }
  /** What follows from entering a state, besides the change of the configuration. */
  tellEntered(state: PlanState): void {
    if (state.invokes.length > 0) {
      this.statesToInvoke ??= new BitSet(this.plan.states.length);
      this.statesToInvoke.add(state.index);
    }
    this.observer?.entered(this.id, state);
  }
  /** Goes on in a configuration of its own, which starts as this one. */
  moveTo(configuration: BitSet): void {
    this.place = new OwnPlace(configuration.copy(), !this.plan.hasEventless);
  }
  /** The configuration to change: where the session is, in a place of its own from now on. */
  ownConfiguration(): BitSet {
    if (!(this.place instanceof OwnPlace)) this.moveTo(this.place.configuration);
    return this.place.configuration;
  }

  // ContentSession

  raise(event: ScxmlEvent): void {
    this.internalQueue.enqueue(event);
  }
  effect(effect: Effect): void {
    if (this.#effects === undefined) this.#effects = [effect];
    else this.#effects.push(effect);
  }
  newId(prefix: string): string {
    return `${prefix}${++this.ids}`;
  }
  unreachable(processor: string, target: string | undefined): string | undefined {
    return this.#environment.unreachable(this, processor, target);
  }
  raiseError(name: string, message: string, sendid: string | undefined, at: Pick<PlanState, 'span'> & { readonly tag: string }): void {
    const event = this.#named(platformError(name, message, sendid, at));
    this.internalQueue.enqueue(event);
    this.observer?.error(this.id, event);
  }
  #named(event: ScxmlEvent): ScxmlEvent {
    return this.#environment.errorEvent?.(event) ?? event;
  }
  eventData(): DataValue {
    return this.finalizing?.data;
  }
  export(value: GuestValue): DataValue {
    return this.data.export(value);
  }
  import(value: DataValue): GuestValue {
    return this.data.import(value);
  }
  show(value: GuestValue): DataValue {
    try {
      return this.data.export(value);
    } catch (error) {
      if (isBudgetError(error)) throw error;
      return error instanceof Error ? `(${error.message})` : '(not exportable)';
    }
  }
  holds(condition: Expression<boolean>): boolean {
    try {
      return condition(this.data);
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  // DataSession

  now(): number {
    if (typeof this.#time !== 'number') this.#time = this.#time.now();
    return this.#time;
  }
  isActive(stateId: string): boolean {
    const state = this.plan.byId.get(stateId);
    return state !== undefined && this.configuration.has(state.index);
  }
  ioProcessors(): Readonly<Record<string, DataValue>> {
    return this.#environment.ioProcessors(this.id);
  }
  global(name: string): DataValue {
    return this.#environment.global(name, this);
  }
}
