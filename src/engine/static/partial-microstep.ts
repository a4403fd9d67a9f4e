import type { PlanTransition } from '../../plan/plan.js';
import type { BitSet } from '../bit-set.js';
import type { Change, Operation } from '../cache/recorded-microstep.js';
import type { Recorder } from '../cache/recorder.js';
import type { Session } from '../session.js';
import { Delta } from './delta.js';

/** Operations in order, each with what is left and entered between the one before and itself. */
class Sequence {
  readonly #deltas: (Delta | undefined)[] = [];
  readonly #runs: ((session: Session) => void)[] = [];
  readonly #rest: Delta | undefined;

  /** @param from how many changes come before all of them; @param to how many after all of them */
  constructor(operations: readonly Operation[], changes: readonly Change[], from: number, to: number) {
    let done = from;
    const upTo = (end: number): Delta | undefined => {
      const delta = Delta.of(changes.slice(done, end));
      done = end;
      return delta;
    };
    for (const operation of operations) {
      this.#deltas.push(upTo(operation.done));
      this.#runs.push(operation.run);
    }
    this.#rest = upTo(to);
  }

  run(session: Session, configuration: BitSet): void {
    const runs = this.#runs;
    for (let i = 0; i < runs.length; i++) {
      this.#deltas[i]?.apply(configuration);
      runs[i]!(session);
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
