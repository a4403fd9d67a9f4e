import type { PlanTransition } from '../../plan/plan.js';
import type { BitSet } from '../bit-set.js';
import type { Change, Operation } from '../cache/recorded-microstep.js';
import type { Recorder } from '../cache/recorder.js';
import { executeContent } from '../execute.js';
import type { Session } from '../session.js';
import { Delta } from './delta.js';

/** An operation, with what is left and entered between the one before and itself. */
interface Step {
  readonly delta: Delta | undefined;
  readonly operation: Operation;
}

/** Operations in order, with what is left and entered before, between and after them. */
class Sequence {
  readonly #steps: Step[] = [];
  readonly #rest: Delta | undefined;

  /** @param from how many changes come before all of them; @param to how many after all of them */
  constructor(operations: readonly Operation[], changes: readonly Change[], from: number, to: number) {
    let done = from;
    for (const operation of operations) {
      this.#steps.push({ delta: Delta.of(changes.slice(done, operation.done)), operation });
      done = operation.done;
    }
    this.#rest = Delta.of(changes.slice(done, to));
  }

  /** All of it as one change, where there are no operations; undefined where there are, or nothing changes. */
  get only(): Delta | undefined {
    return this.#steps.length === 0 ? this.#rest : undefined;
  }

  run(session: Session, configuration: BitSet): void {
    const steps = this.#steps;
    for (let i = 0; i < steps.length; i++) {
      const { delta, operation } = steps[i]!;
      delta?.apply(configuration);
      if (operation.block !== undefined) executeContent(session, operation.block);
      else operation.run(session);
    }
    this.#rest?.apply(configuration);
  }
}

/** The three parts of a microstep (Appendix D): leaving, content of transitions, entering. */
interface Parts {
  readonly whole: Sequence;
  readonly exit: Sequence;
  readonly content: Sequence;
  readonly entry: Sequence;
}

/**
 * What a microstep does in one zone, to be done to any session in which the zone looks alike: states are left and entered in
 * the session's own configuration, so that `In()` sees in content what it should see.
 */
export class PartialMicrostep {
  readonly kind = 'microstep';
  /** All that it does to a session without an observer, where it only leaves and enters states. */
  readonly silent: Delta | undefined;
  /** Without what only tells an observer. */
  readonly #plain: Parts;
  readonly #operations: readonly Operation[];
  readonly #changes: readonly Change[];
  readonly #exits: number;
  readonly #contents: number;
  #told: Parts | undefined;

  /**
   * @param exits how many of the recorded operations are those of leaving
   * @param contents how many are those of leaving and of the content of transitions
   */
  constructor(
    readonly transitions: readonly PlanTransition[],
    { operations, changes }: Pick<Recorder, 'operations' | 'changes'>,
    exits: number,
    contents: number,
  ) {
    this.#operations = operations;
    this.#changes = changes;
    this.#exits = exits;
    this.#contents = contents;
    this.#plain = this.#parts(({ onlyTold }) => !onlyTold);
    this.silent = this.#plain.whole.only;
  }

  /** Does it, where nothing happens in other zones. */
  replay(session: Session): void {
    const configuration = session.ownConfiguration();
    if (session.observer === undefined && this.silent !== undefined) this.silent.apply(configuration);
    else this.parts(session).whole.run(session, configuration);
  }

  parts(session: Session): Parts {
    if (session.observer === undefined) return this.#plain;
    this.#told ??= this.#parts(() => true);
    return this.#told;
  }

  #parts(wanted: (operation: Operation) => boolean): Parts {
    const operations = this.#operations;
    const changes = this.#changes;
    const left = changes.findIndex(({ entered }) => entered);
    const exited = left < 0 ? changes.length : left;
    const part = (start: number, end: number, from: number, to: number): Sequence =>
      new Sequence(operations.slice(start, end).filter(wanted), changes, from, to);
    return {
      whole: part(0, operations.length, 0, changes.length),
      exit: part(0, this.#exits, 0, exited),
      content: part(this.#exits, this.#contents, exited, exited),
      entry: part(this.#contents, operations.length, exited, changes.length),
    };
  }
}
