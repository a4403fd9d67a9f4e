/**
 * Contract of an event I/O processor (SCXML 6.2, C): how `<send type="…">` leaves the session.
 *
 * 1. `refuses` is asked while the `<send>` executes; what it says becomes `error.execution` in place (SCXML 6.2.4).
 * 2. `send` is called after the macrostep is committed, when the delay is over, in the order of the sends.
 * 3. `send` never throws: what cannot be delivered is reported by `fail` and becomes `error.communication` with the send id.
 * 4. A delivered event has type `external`, `origin` an address that the same processor can answer to, and `origintype`
 *    this processor's type (SCXML 5.10.1, C.1).
 */
import type { ScxmlEvent, SendEffect } from '../event.js';

export interface IoContext {
  /** The sending session. */
  readonly sessionId: string;
  /** To the session that invoked the sender; undefined when none did. @returns what went wrong, or undefined */
  readonly sendToParent: ((event: ScxmlEvent) => string | undefined) | undefined;
  /** To the service that the sender invoked under this id. @returns what went wrong, or undefined */
  sendToInvoked(invokeid: string, event: ScxmlEvent): string | undefined;
  /** @returns what went wrong (no such session, inbox full), or undefined */
  deliver(sessionId: string, event: ScxmlEvent): string | undefined;
  /** Reports that the event could not be sent. */
  fail(message: string): void;
}

/** How a processor that listens to the outside hands events to the host. */
export interface Inbound {
  hasSession(sessionId: string): boolean;
  /** @returns what went wrong (no such session, inbox full), or undefined */
  deliver(sessionId: string, event: ScxmlEvent): string | undefined;
}

/** Who can be reached from a session now. */
export interface Neighbours {
  readonly hasParent: boolean;
  hasSession(sessionId: string): boolean;
  hasInvoked(invokeid: string): boolean;
}

export interface IoProcessor {
  /** The URI that authors write as `type` and that events carry as `origintype`. */
  readonly type: string;
  /** Short names, also keys of `_ioprocessors`. */
  readonly aliases: readonly string[];
  /** Called once by the host that it belongs to, before any session is opened. */
  connect?(host: Inbound): void;
  /** Address of a session for others to send to: `_ioprocessors[type].location`. */
  location(sessionId: string): string | undefined;
  /** @returns what is wrong with the target, or undefined */
  refuses(target: string | undefined): string | undefined;
  /**
   * Asked while an undelayed `<send>` executes; what it says becomes `error.communication` at once (SCXML 6.2.4, C.1).
   * A processor that can only find out by trying leaves it out.
   */
  unreachable?(target: string | undefined, neighbours: Neighbours): string | undefined;
  send(effect: SendEffect, context: IoContext): void;
}
