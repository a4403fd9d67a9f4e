/**
 * An extension: a plain object that adds actions, read-only variables, I/O processors, invokers or data models.
 * How to write one: `extensions/README.md`.
 */
import type { Clock } from '../clock.js';
import type { ActionElement } from '../content/contract.js';
import type { DataModel } from '../datamodel/contract.js';
import type { DataValue, Effect, ScxmlEvent } from '../event.js';
import type { Invoker } from '../invoke/contract.js';
import type { IoProcessor } from '../io/contract.js';

/** What performing an effect may use. */
export interface PerformContext {
  readonly sessionId: string;
  /** Value of `<scxml name>`. */
  readonly sessionName: string;
  /** `session/sequence/index`: the same when a host performs the effect again after a crash. */
  readonly key: string;
  readonly clock: Clock;
  /** Aborted when the session ends or the host closes. */
  readonly signal: AbortSignal;
  /**
   * Puts an event on the session's external queue; after the session's end nothing happens.
   * @throws ScxmlError `BAD_EVENT_NAME`, `BAD_DATA`
   */
  deliver(name: string, data?: DataValue): void;
  /** A line for operators. */
  log(message: string): void;
}

/** Performs an effect after its macrostep is committed; may be called again for the same effect after a crash. */
export type Perform<E extends Effect = Effect> = {
  bivariant(effect: E, context: PerformContext): void | Promise<void>;
}['bivariant'];

export interface SessionInfo {
  readonly id: string;
  readonly name: string;
}

export interface Extension {
  readonly name: string;
  /** Namespaces of its actions, all meaning the same. */
  readonly namespaces?: readonly string[];
  readonly actions?: readonly ActionElement[];
  /** Read-only variables of the data model by name; computed once per session, when first read. */
  readonly globals?: Readonly<Record<string, (session: SessionInfo) => DataValue>>;
  /** By type of effect. What a performer throws becomes `error.communication`. */
  readonly perform?: Readonly<Record<string, Perform>>;
  /**
   * An error event of the platform under the name that charts of a dialect know, before it is raised; must not throw. One extension can
   * have this.
   */
  errorEvent?(event: ScxmlEvent): ScxmlEvent;
  readonly ioProcessors?: readonly IoProcessor[];
  readonly invokers?: readonly Invoker[];
  readonly dataModels?: readonly DataModel[];
  /** Called when the host closes. */
  close?(): void | Promise<void>;
}
