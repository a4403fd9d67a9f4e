import type { ScxmlEvent } from '../event.js';
import type { PlanState } from '../plan/plan.js';
import type { ActiveInvocation } from './active-invocation.js';
import type { BitSet } from './bit-set.js';

/** All that a session has between two macrosteps and its plan has not. */
export interface SessionState {
  readonly configuration: BitSet;
  /** States that were entered before, for late binding (SCXML 5.3.3). */
  readonly everEntered: BitSet;
  /** By history slot. */
  readonly history: readonly (readonly PlanState[] | undefined)[];
  readonly invocations: readonly ActiveInvocation[];
  /** Waiting internal events: none, unless the macrostep was left before its end. */
  readonly internalQueue: readonly ScxmlEvent[];
  /** How many ids were made. */
  readonly ids: number;
  /** The snapshot of the data model. */
  readonly data: string;
}
