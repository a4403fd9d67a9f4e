/**
 * Contract of a host: who owns sessions, feeds them events and performs their effects.
 *
 * 1. Events accepted for a session are applied in order, each once; an event id that was applied before is dropped.
 * 2. `deliver` refuses with a named error instead of queueing without bound: `NO_SUCH_SESSION`, `SESSION_ENDED`, `INBOX_FULL`,
 *    `HOST_CLOSED`.
 * 3. A session runs one macrostep at a time.
 * 4. Effects leave only after the macrostep that made them is committed, in order, each with the key
 *    `session/sequence/index`.
 * 5. A delayed send never fires early, fires once, and dies with its session.
 * 6. A session of `<invoke>` is a session like any other; ending its parent, or leaving the invoking state, ends it, and
 *    nothing of it arrives afterwards.
 * 7. What happens can be watched: every entry of the trace in order, logs included. Watching changes nothing.
 * 8. A session restored from a snapshot goes on as the one that it was taken of, and its next snapshot is the same text. What
 *    was performed before is not performed again; effects whose performers were not done are, with the same key.
 * 9. After `close` no effect is performed, no timer fires and every session has ended.
 */
import type { DataValue, Effect, ScxmlEvent } from '../event.js';
import type { Plan } from '../plan/plan.js';

/** `final`: reached a top-level final state. `cancelled`: ended from outside. `runaway`, `budget`: the platform had to end it. */
export type SessionStatus = 'running' | 'final' | 'cancelled' | 'runaway' | 'budget';

export interface OpenOptions {
  /** Unique in the host; generated when absent. */
  readonly id?: string;
  /** Values that take the place of top-level `<data>` of the same id. */
  readonly data?: Readonly<Record<string, DataValue>>;
}

/** A look at a session from outside. */
export interface SessionView {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly status: SessionStatus;
  /** For `budget`: which one, `fuel`, `memory`, `depth` or `quota`. */
  readonly reason: string | undefined;
  /** Ids of the active states in document order; of the last ones when the session has ended. */
  readonly configuration: readonly string[];
  /** The data model as plain data. */
  readonly data: Readonly<Record<string, DataValue>>;
  /** What the final state's `<donedata>` gave. */
  readonly result: DataValue;
  /** Events accepted and not yet taken. */
  readonly waiting: number;
  /** Delayed sends: their ids, event names and due times (ms since 1970). */
  readonly timers: readonly { readonly sendid: string; readonly event: string; readonly due: number }[];
  /** Ids of the sessions it invoked, by invoke id. */
  readonly children: Readonly<Record<string, string>>;
  readonly parent: string | undefined;
}

/** A place in a document, `file:line:column` when printed. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What happened, in order. All plain data: one entry is one line of `statewire run --json`. */
export type TraceEntry = { readonly session: string; readonly time: number } & (
  | { readonly type: 'open'; readonly file: string; readonly name: string; readonly parent: string | undefined }
  | { readonly type: 'event'; readonly event: ScxmlEvent }
  | { readonly type: 'condition'; readonly source: string; readonly result: boolean; readonly place: Place }
  | {
      readonly type: 'transition';
      readonly source: string;
      readonly targets: readonly string[];
      readonly event: string | undefined;
      readonly place: Place;
    }
  | { readonly type: 'exit'; readonly state: string }
  | { readonly type: 'enter'; readonly state: string }
  | { readonly type: 'content'; readonly element: string; readonly place: Place }
  | { readonly type: 'error'; readonly event: ScxmlEvent }
  | { readonly type: 'stable'; readonly configuration: readonly string[] }
  | { readonly type: 'effect'; readonly effect: Effect; readonly key: string }
  | { readonly type: 'log'; readonly label: string | undefined; readonly value: DataValue; readonly place: string }
  /** A line that an extension or the platform has for operators. */
  | { readonly type: 'note'; readonly message: string }
  | { readonly type: 'end'; readonly status: SessionStatus; readonly result: DataValue; readonly reason: string | undefined }
);

export type TraceListener = (entry: TraceEntry) => void;

/** One session as programs talk to it: the quickest way to send it events. */
export interface Mailbox {
  /** Delivers an external event. @throws ScxmlError `BAD_EVENT_NAME`, `BAD_DATA`; see rule 2 */
  send(name: string, data?: DataValue): void;
}

export interface Host {
  /** @returns the session's id. @throws ScxmlError `DUPLICATE_SESSION`, `TOO_MANY_SESSIONS`, `HOST_CLOSED` */
  open(plan: Plan, options?: OpenOptions): string;
  /** @param eventId one that was applied before is dropped. @throws ScxmlError see rule 2 */
  deliver(sessionId: string, event: ScxmlEvent, eventId?: string): void;
  /** Of a session that the host knows, or will know. */
  mailbox(sessionId: string): Mailbox;
  /**
   * The session as text, those that it invoked included, to go on from in this or another process.
   * @throws ScxmlError `SESSION_BUSY` in the middle of its macrostep or of performing its effects, `SESSION_ENDED`,
   * `NO_SUCH_SESSION`, `HOST_CLOSED`, `BAD_DATA` when an effect that is not done is no plain data
   */
  snapshot(sessionId: string): string;
  /**
   * Goes on with a session as its snapshot has it, under its old id. Timers that came due meanwhile fire at once.
   * @param plan of the same document. @returns the session's id
   * @throws ScxmlError `BAD_SNAPSHOT` for a text that is damaged, of another version or of another document; `DUPLICATE_SESSION`
   * when it, or one that it invoked, runs here; `DOCUMENT_REFUSED`, `RESOURCE_NOT_LOADED` for documents that it invoked;
   * `TOO_MANY_SESSIONS`, `HOST_CLOSED`. Nothing of it is left then.
   */
  restore(plan: Plan, snapshot: string): string;
  /** Ends a session from outside; its onexit handlers run. Nothing happens to one that has ended. */
  cancel(sessionId: string): void;
  /** @returns undefined for a session that the host does not know (any more) */
  inspect(sessionId: string): SessionView | undefined;
  /** Ids of the sessions that run. */
  list(): readonly string[];
  /** Resolves with its last view when the session ends; rejects with ScxmlError `NO_SUCH_SESSION` for one it does not know. */
  whenEnded(sessionId: string): Promise<SessionView>;
  /** Resolves when every accepted event is applied and every effect performed; timers are not waited for. */
  drain(): Promise<void>;
  /** @returns what stops it */
  watch(listener: TraceListener): () => void;
  close(): Promise<void>;
}
