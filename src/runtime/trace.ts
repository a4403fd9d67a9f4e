import type { Clock } from '../clock.js';
import type { Span } from '../diagnostics/source.js';
import type { Observer } from '../engine/observer.js';
import type { Place, TraceEntry } from '../host/contract.js';

type Entry = TraceEntry extends infer E ? (E extends TraceEntry ? Omit<E, 'session' | 'time'> : never) : never;

/** Turns what engine and runtime tell into trace entries, each plain data with session and time. */
export class Tracer implements Observer {
  readonly #clock: Clock;
  readonly #emit: (entry: TraceEntry) => void;

  constructor(clock: Clock, emit: (entry: TraceEntry) => void) {
    this.#clock = clock;
    this.#emit = emit;
  }

  write(session: string, entry: Entry): void {
    this.#emit({ session, time: this.#clock.now(), ...entry } as TraceEntry);
  }

  readonly event: Observer['event'] = (session, event) => this.write(session, { type: 'event', event });
  readonly exited: Observer['exited'] = (session, state) => this.write(session, { type: 'exit', state: state.id });
  readonly entered: Observer['entered'] = (session, state) => this.write(session, { type: 'enter', state: state.id });
  readonly content: Observer['content'] = (session, step) =>
    this.write(session, { type: 'content', element: step.tag, place: placeOf(step.span) });
  readonly invoking: Observer['invoking'] = (session, invoke) =>
    this.write(session, { type: 'content', element: invoke.tag, place: placeOf(invoke.span) });
  readonly error: Observer['error'] = (session, event) => this.write(session, { type: 'error', event });
  readonly condition: Observer['condition'] = (session, transition, result) =>
    this.write(session, { type: 'condition', source: transition.source.id, result, place: placeOf(transition.span) });

  readonly microstep: Observer['microstep'] = (session, transitions, event) => {
    for (const { source, targets, span } of transitions) {
      this.write(session, {
        type: 'transition',
        source: source.id,
        targets: targets.map(({ id }) => id),
        event: event?.name,
        place: placeOf(span),
      });
    }
  };
}

export function placeOf(span: Span): Place {
  return { file: span.file, line: span.line, column: span.column };
}
