import type { PlanBlock, PlanState, PlanStep, PlanTransition } from '../../plan/plan.js';
import type { BitSet } from '../bit-set.js';
import { executeContent, runStep } from '../execute.js';
import type { Place } from '../interpretation.js';
import type { Session } from '../session.js';

/** A state that is left or entered. */
export interface Change {
  readonly state: PlanState;
  readonly entered: boolean;
}

/** One thing that a microstep does. While it is done, the session is at this place. */
export class Operation implements Place {
  readonly quiet = false;
  readonly firstName = undefined;
  /** How many of the microstep's changes come before it. */
  readonly done: number;
  readonly #before: BitSet;
  readonly #changes: readonly Change[];
  #configuration: BitSet | undefined;

  /**
   * @param run what it does to a session, whose configuration it does not touch
   * @param block what it executes, when that is all it does
   * @param onlyTold whether it does nothing in a session without an observer
   * @param before the configuration before the microstep
   * @param changes what the microstep leaves and enters; may still grow
   */
  constructor(
    readonly run: (session: Session) => void,
    readonly block: PlanBlock | undefined,
    readonly onlyTold: boolean,
    before: BitSet,
    changes: readonly Change[],
  ) {
    this.#before = before;
    this.#changes = changes;
    this.done = changes.length;
  }

  /** Computed when somebody asks, which is rare: `In()` in content, a view of a running session. */
  get configuration(): BitSet {
    this.#configuration ??= configurationAfter(this.#before, this.#changes.slice(0, this.done));
    return this.#configuration;
  }
}

function configurationAfter(before: BitSet, changes: readonly Change[]): BitSet {
  const configuration = before.copy();
  for (const { state, entered } of changes) {
    if (entered) configuration.add(state.index);
    else configuration.delete(state.index);
  }
  return configuration;
}

/** What the algorithm did in a microstep, to be done again: it depends on nothing that was not asked for on the way to it. */
export class RecordedMicrostep {
  readonly kind = 'microstep';
  /** Without those that only tell an observer. */
  readonly #operations: readonly Operation[];
  /** The one operation and its one step, of a microstep that does nothing else. */
  readonly #only: Operation | undefined = undefined;
  readonly #step: PlanStep | undefined = undefined;

  constructor(
    readonly transitions: readonly PlanTransition[],
    readonly all: readonly Operation[],
    /** The configuration that it leads to. */
    readonly configuration: BitSet,
    /** The cache's place for it; undefined when the cache was full. */
    readonly next: Place | undefined,
  ) {
    this.#operations = all.filter(({ onlyTold }) => !onlyTold);
    const [only, ...others] = this.#operations;
    if (only?.block?.length !== 1 || others.length > 0) return;
    this.#only = only;
    this.#step = only.block[0];
  }

  /** Does it in a session that nobody observes. */
  replay(session: Session): void {
    const step = this.#step;
    if (step !== undefined) {
      session.place = this.#only!;
      runStep(session, step);
    } else if (this.#operations.length > 0) replayAll(session, this.#operations);
    if (this.next !== undefined) session.place = this.next;
    else session.moveTo(this.configuration);
  }

  /** Does it with all that an observer is told. */
  replayTold(session: Session): void {
    replayAll(session, this.all);
    if (this.next !== undefined) session.place = this.next;
    else session.moveTo(this.configuration);
  }
}

function replayAll(session: Session, operations: readonly Operation[]): void {
  for (let i = 0; i < operations.length; i++) {
    const operation = operations[i]!;
    session.place = operation;
    if (operation.block !== undefined) executeContent(session, operation.block);
    else operation.run(session);
  }
}
