/** Events to all connections that want them. */
import type { EventName } from '../messages/events.js';
import type { ServerFaults } from './faults.js';
import type { Peer } from './peer.js';
import type { ServerEvent } from './service.js';

/** A connection as far as events go. */
export interface Subscriber {
  readonly peer: Peer;
  sendEvent(packet: Buffer): void;
}

export class FanOut {
  readonly #subscribers: ReadonlySet<Subscriber>;
  readonly #faults: ServerFaults;
  /** Events that wait for the answer of the command that runs. */
  #held: ServerEvent[] = [];
  /** The events that may go at once while a command runs; undefined when none does. */
  #first: readonly string[] | undefined;

  constructor(subscribers: ReadonlySet<Subscriber>, faults: ServerFaults) {
    this.#subscribers = subscribers;
    this.#faults = faults;
  }

  publish(event: ServerEvent): void {
    if (this.#first === undefined || this.#first.includes(event.name)) this.#send(event);
    else this.#held.push(event);
  }

  /** Runs a command; the events that it causes wait until `release`, but for those of the list. */
  during<T>(eventsFirst: readonly EventName[], run: () => T): T {
    this.#first = eventsFirst;
    try {
      return run();
    } finally {
      this.#first = undefined;
    }
  }

  /** The answer is on its way. */
  release(): void {
    if (this.#held.length === 0) return;
    const held = this.#held;
    this.#held = [];
    for (const event of held) this.#send(event);
  }

  /** Once made, the packet is the same for all. */
  #send(event: ServerEvent): void {
    const copies = this.#faults.takeCopies();
    if (this.#faults.hanging || copies === 0) return;
    let packet: Buffer | undefined;
    for (const subscriber of this.#subscribers) {
      if (!wants(subscriber.peer, event)) continue;
      packet ??= Buffer.from(event.packet);
      for (let copy = 0; copy < copies; copy++) subscriber.sendEvent(packet);
    }
  }
}

/** Progress of calls names no agent, so the filter does not apply to it; it has a switch of its own. */
function wants(peer: Peer, { agent }: ServerEvent): boolean {
  if (peer.session === undefined) return false;
  return agent === undefined ? peer.callprogress : peer.filter === undefined || peer.filter === agent;
}
