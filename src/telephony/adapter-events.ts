import { EventEmitter } from 'eventemitter3';
import type { EventListener, TelephonyEvent } from './contract.js';

/** The listeners of an adapter (rule 10 of the contract), for everybody who writes one. */
export class AdapterEvents {
  readonly #emitter = new EventEmitter<{ event: [TelephonyEvent] }>();

  /** @param failed told what a listener has thrown */
  constructor(private readonly failed: (error: unknown) => void = () => {}) {}

  /** How many subscriptions there are. */
  get size(): number {
    return this.#emitter.listenerCount('event');
  }

  /** Each call is a subscription of its own, also with the same listener. @returns ends it */
  subscribe(listener: EventListener): () => void {
    let active = true; // an emission on its way still holds listeners that were removed meanwhile
    const guarded = (event: TelephonyEvent): void => {
      if (!active) return;
      try {
        listener(event);
      } catch (error) {
        this.failed(error);
      }
    };
    this.#emitter.on('event', guarded);
    return () => {
      active = false;
      this.#emitter.off('event', guarded);
    };
  }

  emit(event: TelephonyEvent): void {
    this.#emitter.emit('event', event);
  }
}
