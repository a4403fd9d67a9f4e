import type { Clock } from '../clock.js';
import type { Plan } from '../plan/plan.js';
import type { ChildSource } from '../runtime/live.js';
import type { Registry } from '../runtime/registry.js';
import type { HostLimits } from './limits.js';

export interface MemoryHostOptions {
  readonly clock: Clock;
  readonly registry: Registry;
  readonly limits?: Partial<HostLimits>;
  /** Whether microsteps are remembered and done again; they are when absent. */
  readonly planCache?: boolean;
  /** Milliseconds after which a macrostep that does not end takes the process with it; none is watched when absent. */
  readonly watchdog?: number;
  /** Plan of an invoked document. @throws ScxmlError `DOCUMENT_REFUSED`, `RESOURCE_NOT_LOADED` */
  readonly loadChild: (source: ChildSource, parent: Plan) => Plan;
  /** Brings a document that `loadChild` cannot give at once; undefined when it can. Rejects when it cannot be had. */
  readonly fetchChild?: (src: string, parent: Plan) => Promise<void> | undefined;
  /** Names a new session. */
  readonly newId: () => string;
  /** Seed of a new session's random numbers. */
  readonly newSeed: () => number;
}
