import { EventEmitter } from 'eventemitter3';
import type { Tracer } from '../runtime/trace.js';
import type { TraceEntry, TraceListener } from './contract.js';

/** Who watches a host. Without a listener there is no tracer, and sessions pay nothing. */
export class TraceHub {
  readonly #emitter = new EventEmitter<{ entry: [TraceEntry] }>();
  readonly #tracer: Tracer;

  constructor(create: (emit: (entry: TraceEntry) => void) => Tracer) {
    this.#tracer = create((entry) => {
      try {
        this.#emitter.emit('entry', entry);
      } catch (error) {
        // watching changes nothing: a listener's mistake is its own, and is not swallowed
        queueMicrotask(() => {
          throw error;
        });
      }
    });
  }

  get tracer(): Tracer | undefined {
    return this.#emitter.listenerCount('entry') > 0 ? this.#tracer : undefined;
  }

  /** @returns what removes the listener */
  add(listener: TraceListener): () => void {
    this.#emitter.on('entry', listener);
    return () => this.#emitter.off('entry', listener);
  }
}
