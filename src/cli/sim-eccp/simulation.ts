import type { CallCenter } from '../../callcenter/call-center.js';
import type { EccpServer } from '../../eccp/server/server.js';
import type { Words } from './words.js';

/** What control commands work on. */
export interface Simulation {
  readonly callCenter: CallCenter;
  readonly server: EccpServer;
}

export interface Control {
  /** What follows the name. */
  readonly usage: string;
  readonly what: string;
  /** @returns what to tell. @throws UsageError for what cannot be understood or done */
  run(words: Words, simulation: Simulation): string;
}
