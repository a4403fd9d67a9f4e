import type { Tracer } from '../runtime/trace.js';
import type { TraceEntry, TraceListener } from './contract.js';

/** Who watches a host. Without a listener there is no tracer, and sessions pay nothing. */
export class TraceHub {
  readonly #listeners = new Set<{ readonly listener: TraceListener }>();
  readonly #tracer: Tracer;

  constructor(create: (emit: (entry: TraceEntry) => void) => Tracer) {
    this.#tracer = create((entry) => this.#emit(entry));
  }

  get tracer(): Tracer | undefined {
    return this.#listeners.size > 0 ? this.#tracer : undefined;
  }

  /** @returns what removes the listener */
  add(listener: TraceListener): () => void {
    const added = { listener };
    this.#listeners.add(added);
    return () => this.#listeners.delete(added);
  }

  /** Watching changes nothing: a listener's mistake is told as a warning of the process, and the others hear the entry. */
  #emit(entry: TraceEntry): void {
    for (const { listener } of [...this.#listeners]) {
      try {
        listener(entry);
      } catch (error) {
        process.emitWarning(`a trace listener failed: ${error instanceof Error ? error.message : String(error)}`, 'StatewireWarning');
      }
    }
  }
}
