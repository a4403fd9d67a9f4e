/**
 * Contract of an invoker (SCXML 6.4): a service that a state starts when it is entered and ends when it is left.
 *
 * 1. `start` is called after the macrostep in which the state was entered and stayed active.
 * 2. Events of the service reach the session through `context.deliver`, which fills in `invokeid`; the last one is
 *    `done.invoke.<id>`, sent by `context.done`.
 * 3. After `cancel` nothing more is delivered, `done.invoke` neither.
 * 4. `start` never throws: what cannot be started is reported by `context.fail` and becomes `error.communication`.
 * 5. When a session is restored from a snapshot, `start` is called again for each service that was running, with the effect that it was
 *    started with. `context.openSession` then goes on with the session that the snapshot has.
 */
import type { DataValue, InvokeEffect, ScxmlEvent } from '../event.js';

/** A document to run as a session: its text (with the line of the invoking document that it starts in), or where to fetch it (relative to the invoking document). */
export type SessionSource = { readonly text: string; readonly line?: number | undefined } | { readonly src: string };

export interface InvokeContext {
  /** The invoking session. */
  readonly sessionId: string;
  /**
   * Starts an SCXML session as a child of the invoking one: its first macrostep runs at once, its `done` ends the
   * invocation. @returns the running child. @throws ScxmlError when the document cannot be fetched or is refused
   */
  openSession(source: SessionSource, data: Readonly<Record<string, DataValue>>): Invocation;
  /** Brings a document that is not at hand, such as one on the web. @returns undefined when it is at hand */
  fetch(src: string): Promise<void> | undefined;
  deliver(event: ScxmlEvent): void;
  /** The service ended by itself: `done.invoke.<id>` with this data. */
  done(data: DataValue): void;
  fail(message: string): void;
}

export interface Invocation {
  /** An event sent to `#_<invokeid>` or forwarded. @returns what went wrong, or undefined */
  send(event: ScxmlEvent): string | undefined;
  cancel(): void;
  /** For a service that is a session of its own. */
  readonly sessionId?: string | undefined;
}

export interface Invoker {
  /** The URI that authors write as `type`. */
  readonly type: string;
  readonly aliases: readonly string[];
  /** @returns the running service, or undefined after `context.fail` */
  start(effect: InvokeEffect, context: InvokeContext): Invocation | undefined;
}
