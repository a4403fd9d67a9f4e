/** Waiting for what the server tells of an agent: its answers only say that an order was given. */
import type { Clock } from '../../clock.js';
import { agentOf, type EccpEvent, type EventName } from '../../eccp/messages/events.js';

/** An event that is waited for. */
export interface AwaitedEvent {
  /** Undefined when none came in time, or the connection has ended. */
  readonly event: Promise<EccpEvent | undefined>;
  /** Nobody waits any more. */
  end(): void;
}

export class EventWaits {
  readonly #waiting = new Map<(event: EccpEvent | undefined) => void, (event: EccpEvent) => boolean>();

  constructor(private readonly clock: Clock) {}

  /** The next event of the agent under one of the names. @param limit ms; undefined to wait as long as the connection lasts */
  next(agent_number: string, names: readonly EventName[], limit?: number): AwaitedEvent {
    let end = (_: EccpEvent | undefined): void => {};
    const event = new Promise<EccpEvent | undefined>((resolve) => {
      const timer = limit === undefined ? undefined : this.clock.after(limit, () => end(undefined));
      end = (event) => {
        timer?.cancel();
        this.#waiting.delete(end);
        resolve(event);
      };
    });
    this.#waiting.set(end, (one) => agentOf(one) === agent_number && names.includes(one.name));
    return { event, end: () => end(undefined) };
  }

  take(event: EccpEvent): void {
    for (const [end, matches] of [...this.#waiting]) if (matches(event)) end(event);
  }

  endAll(): void {
    for (const end of [...this.#waiting.keys()]) end(undefined);
  }
}
