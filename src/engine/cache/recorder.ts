import { ScxmlEvent } from '../../event.js';
import type { Plan, PlanBlock, PlanState, PlanTransition } from '../../plan/plan.js';
import type { BitSet } from '../bit-set.js';
import type { Interpretation } from '../interpretation.js';
import type { Session } from '../session.js';
import type { Answer, HistoryValue } from './decision.js';
import { type Change, Operation } from './recorded-microstep.js';

/** What the algorithm asked, and nobody knew the answer to. */
export type Question = { readonly condition: PlanTransition } | { readonly history: PlanState };

/** One list for each set of states, so that values of histories can be compared by identity. */
export type Intern = (states: readonly PlanState[]) => readonly PlanState[];

/**
 * Runs with the procedures of Appendix D in place of a session, on known answers, and writes down what they do. It changes
 * nothing. When the answers do not suffice, `question` is the first one that is missing, and what was written down is void.
 */
export class Recorder implements Interpretation {
  readonly operations: Operation[] = [];
  /** The states that were left and entered so far. */
  readonly changes: Change[] = [];
  readonly configuration: BitSet;
  question: Question | undefined;
  readonly #before: BitSet;
  readonly #answers: readonly Answer[];
  readonly #intern: Intern;
  #answered = 0;
  /** Histories that were asked for, or recorded by this microstep. */
  readonly #histories = new Map<PlanState, HistoryValue>();

  constructor(
    readonly plan: Plan,
    configuration: BitSet,
    answers: readonly Answer[],
    intern: Intern,
  ) {
    this.#before = configuration;
    this.configuration = configuration.copy();
    this.#answers = answers;
    this.#intern = intern;
  }

  /** The condition's value as far as it is known: a parameter of the procedures that select transitions. */
  conditionMatch(transition: PlanTransition): boolean {
    return !transition.cond || this.#answer({ condition: transition }) === true;
  }

  historyValue(history: PlanState): HistoryValue {
    if (this.#histories.has(history)) return this.#histories.get(history);
    const value = this.#answer({ history }) as HistoryValue;
    this.#histories.set(history, value);
    return value;
  }

  #answer(question: Question): Answer {
    if (this.#answered < this.#answers.length) return this.#answers[this.#answered++];
    this.question ??= question;
    return undefined;
  }

  recordHistory(history: PlanState, states: readonly PlanState[]): void {
    const value = this.#intern(states);
    this.#histories.set(history, value);
    this.#write((session) => session.recordHistory(history, value));
  }

  forgetInvokes(states: BitSet): void {
    let some = false;
    for (let index = states.next(0); index >= 0; index = states.next(index + 1)) some ||= this.plan.states[index]!.invokes.length > 0;
    if (some) this.#write((session) => session.forgetInvokes(states));
  }

  cancelInvokes(state: PlanState): void {
    this.#write((session) => session.cancelInvokes(state));
  }

  leave(state: PlanState): void {
    this.configuration.delete(state.index);
    this.changes.push({ state, entered: false });
    this.#write((session) => session.tellLeft(state), true);
  }

  enter(state: PlanState): void {
    this.configuration.add(state.index);
    this.changes.push({ state, entered: true });
    this.#write((session) => session.tellEntered(state), state.invokes.length === 0);
  }

  initialiseLate(state: PlanState): void {
    this.#write((session) => session.initialiseLate(state));
  }

  execute(block: PlanBlock): void {
    if (block.length > 0) this.#write((session) => session.execute(block), false, block);
  }

  reachFinal(): void {
    this.#write((session) => session.reachFinal());
  }

  raiseDone(state: PlanState, final: PlanState | undefined): void {
    if (final?.donedata) {
      this.#write((session) => session.raiseDone(state, final));
      return;
    }
    const event = new ScxmlEvent(`done.state.${state.id}`, 'platform');
    this.#write((session) => session.raise(event));
  }

  #write(run: (session: Session) => void, onlyTold = false, block?: PlanBlock): void {
    this.operations.push(new Operation(run, block, onlyTold, this.#before, this.changes));
  }
}
