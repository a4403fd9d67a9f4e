import { EventEmitter } from 'eventemitter3';
import type { EccpError } from '../error.js';
import type { EccpEvent, EventName } from '../messages/events.js';
import type { Difference } from './watched-agents.js';

/** A lost connection that will be tried again. */
export interface Retry {
  /** Counts from 1. */
  readonly attempt: number;
  /** How long it waits before, ms. */
  readonly delay: number;
}

/** What a client tells, by name, with what comes with it: the events of the server under their own names, and its own. */
export type ClientEvents = { readonly [N in EventName]: EccpEvent<N> } & {
  /** Every event of the server. */
  readonly event: EccpEvent;
  /** There is a session, at first or again; filter and callprogress are set. Events of the time between are lost. */
  readonly connected: undefined;
  readonly disconnected: EccpError;
  readonly retry: Retry;
  /** An agent's state is not what events had told. */
  readonly difference: Difference;
};

export type ClientListener<N extends keyof ClientEvents> = (event: ClientEvents[N]) => void;

/** Those who listen to a client. One that fails is its own problem. */
export class ClientListeners {
  readonly #emitter = new EventEmitter();

  constructor(private readonly log: (message: string) => void) {}

  /** @returns a function that ends it */
  add<N extends keyof ClientEvents>(name: N, listener: ClientListener<N>): () => void {
    const safe: ClientListener<N> = (event) => {
      try {
        listener(event);
      } catch (error) {
        this.log(`a listener of ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    };
    this.#emitter.on(name, safe);
    return () => void this.#emitter.off(name, safe);
  }

  tell<N extends keyof ClientEvents>(name: N, event: ClientEvents[N]): void {
    this.#emitter.emit(name, event);
  }
}
