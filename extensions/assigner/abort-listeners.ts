interface Listened {
  readonly listeners: Set<() => void>;
  readonly unlisten: () => void;
}

/** Listeners of abort signals, with one listener at the signal itself: many at one signal look like a leak to Node. */
export class AbortListeners {
  readonly #signals = new Map<AbortSignal, Listened>();

  /** Calls `listener` when the signal is aborted, at once when it is already. @returns ends that */
  add(signal: AbortSignal, listener: () => void): () => void {
    if (signal.aborted) {
      listener();
      return () => {};
    }
    const { listeners, unlisten } = this.#signals.get(signal) ?? this.#listen(signal);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) unlisten();
    };
  }

  #listen(signal: AbortSignal): Listened {
    const listeners = new Set<() => void>();
    const aborted = (): void => {
      for (const listener of [...listeners]) listener();
    };
    const unlisten = (): void => {
      signal.removeEventListener('abort', aborted);
      this.#signals.delete(signal);
    };
    signal.addEventListener('abort', aborted);
    const listened: Listened = { listeners, unlisten };
    this.#signals.set(signal, listened);
    return listened;
  }
}
