/** What the parts of the runtime know of a running session and of its owner. */
import type { Clock } from '../clock.js';
import type { MicrostepCache, Session } from '../engine/session.js';
import type { Time } from '../engine/time.js';
import type { DataValue, Effect, InvokeEffect, ScxmlEvent } from '../event.js';
import type { OpenOptions, SessionStatus } from '../host/contract.js';
import type { Invocation, SessionSource } from '../invoke/contract.js';
import type { Plan } from '../plan/plan.js';
import type { KeptInbox } from './kept.js';
import type { Registry } from './registry.js';
import type { SendTimers } from './timers.js';
import type { Tracer } from './trace.js';
import type { Turns } from './turns.js';
import type { Watchdog } from './watchdog.js';

/** A running session: the engine's with its timers and invoked services. */
export interface Live {
  readonly id: string;
  readonly plan: Plan;
  readonly session: Session;
  readonly owner: Owner;
  readonly timers: SendTimers;
  readonly invoked: Map<string, Invoked>;
  /** Effects of extensions whose performers are not done, by key. */
  readonly unfinished: Map<string, Effect>;
  readonly abort: AbortController;
  readonly sequence: number;
  /** It was told to end while it was busy, and will as soon as it is not. */
  readonly ending: boolean;
  /** In a macrostep, or performing its effects. */
  readonly busy: boolean;
  /** For a snapshot. */
  readonly kept: KeptInbox;
  readonly parent: Parent | undefined;
  /** Whether `step` would do something. */
  readonly hasWork: boolean;
  /** Runs a macrostep, under the watchdog if there is one, and performs its effects. */
  exclusively(run: (session: Session, now: Time) => void): void;
  /** Applies the next event. @returns false when there was none */
  step(): boolean;
  /** Applies an event that needs not wait. */
  take(event: ScxmlEvent): void;
  /** @throws ScxmlError `SESSION_ENDED`, `INBOX_FULL` */
  accept(event: ScxmlEvent, id?: string): void;
  /** `error.communication`, before all waiting events. */
  fail(message: string, sendid?: string, fields?: Readonly<Record<string, DataValue>>): void;
  /** The session has ended with this result: nothing of it goes on. */
  finish(result: DataValue): void;
  /** Forgets a session that could not be restored: as if it had never been. */
  abandon(): void;
}

/** A service that runs for a session. */
export interface Invoked {
  readonly effect: InvokeEffect;
  readonly invocation: Invocation;
  /** The session of a snapshot that the service will go on from, while its document is on its way. */
  resumes(): unknown;
}

/** How an invoked session reaches the session that invoked it. */
export interface Parent {
  readonly live: Live;
  /** An event for the parent; nothing happens once the invocation was cancelled. @returns what went wrong, or undefined */
  deliver(event: ScxmlEvent): string | undefined;
  ended(status: SessionStatus, result: DataValue): void;
}

/** A document to invoke as a session, and what the invoking session holds of it (SCXML 6.4). */
export type ChildSource = SessionSource;
export type Child = Invocation;

/** What owns live sessions: a host. */
export interface Owner {
  readonly clock: Clock;
  readonly registry: Registry;
  /** Who runs, and who has to wait. */
  readonly turns: Turns;
  /** Undefined while nobody watches. */
  readonly tracer: Tracer | undefined;
  /** Undefined when macrosteps are not watched. */
  readonly watchdog: Watchdog | undefined;
  /** Most external events that wait for one session. */
  readonly inboxLimit: number;
  readonly microstepLimit: number;
  /** Microsteps that sessions of the plan share; undefined when each is to be computed. */
  planCache(plan: Plan): MicrostepCache | undefined;
  hasSession(sessionId: string): boolean;
  /** A session that runs. */
  find(sessionId: string): Live | undefined;
  /** Numbers delayed sends in the order in which they are left. */
  numberTimer(): number;
  /** @throws ScxmlError `SESSION_ENDED`, `NO_SUCH_SESSION`, `INBOX_FULL`, `HOST_CLOSED` */
  deliver(sessionId: string, event: ScxmlEvent): void;
  /** To any session. @returns what went wrong, or undefined */
  route(sessionId: string, event: ScxmlEvent): string | undefined;
  /** Brings a document that is not at hand. @returns undefined when it is */
  fetchChild(src: string, parent: Live): Promise<void> | undefined;
  /** Starts a child and runs its first macrostep, or goes on with the session that a snapshot has for it. @throws ScxmlError */
  openChild(parent: Parent, source: ChildSource, data: OpenOptions['data'], kept?: unknown): Child;
  ended(live: Live): void;
  /** The session was never there. */
  forget(live: Live): void;
}
