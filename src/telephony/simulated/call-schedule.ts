import type { Clock, Timer } from '../../clock.js';
import type { DNState } from './agent-state.js';
import type { SimulatedCalls } from './config.js';

/** What the calls of a schedule need of the switch. */
export interface CallTarget {
  inspect(): readonly DNState[];
  callArrives(thisDN: string): boolean;
  callEnds(thisDN: string): boolean;
}

/** ACD calls that come by themselves: one for each turn of each entry, as long as there is somebody to take it. */
export class CallSchedule {
  readonly #timers = new Set<Timer>();

  constructor(
    private readonly target: CallTarget,
    private readonly clock: Clock,
    calls: readonly SimulatedCalls[],
  ) {
    for (const entry of calls) this.#after(entry.first ?? entry.every, () => this.#turn(entry, entry.count ?? Number.POSITIVE_INFINITY));
  }

  /** No call comes or ends any more. */
  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }

  #turn(entry: SimulatedCalls, left: number): void {
    const thisDN = this.#deliver(entry);
    if (thisDN !== undefined) this.#after(entry.duration, () => this.target.callEnds(thisDN));
    if (left > 1) this.#after(entry.every, () => this.#turn(entry, left - 1));
  }

  /** @returns the DN that has the call */
  #deliver({ thisDN, queue }: SimulatedCalls): string | undefined {
    return this.target
      .inspect()
      .filter((dn) => (thisDN === undefined ? queue === undefined || dn.queues.includes(queue) : dn.thisDN === thisDN))
      .find((dn) => this.target.callArrives(dn.thisDN))?.thisDN;
  }

  #after(delay: number, callback: () => void): void {
    const timer = this.clock.after(delay, () => {
      this.#timers.delete(timer);
      callback();
    });
    this.#timers.add(timer);
  }
}
