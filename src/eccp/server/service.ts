/** What the server needs from whatever stands behind it. */
import type { Profile } from '../messages/request.js';
import type { Command } from './command.js';

/** An agent as far as signing is concerned. */
export interface SigningAgent {
  /** Undefined: any hash is taken, though one must be there. */
  readonly secret: string | undefined;
}

/** An event as it goes to every connection that wants it. */
export interface ServerEvent {
  readonly name: string;
  /** Whom `filterbyagent` compares; undefined for those that the switch `callprogress` is for. */
  readonly agent: string | undefined;
  /** Written already: once for all connections. */
  readonly packet: string;
}

/** A call centre, or whatever else can be asked and watched over ECCP. */
export interface EccpService {
  readonly profile: Profile;
  /** All but those that concern a connection itself. */
  readonly commands: readonly Command[];
  /** An agent that is known and active. */
  agent(agent_number: string): SigningAgent | undefined;
  readonly switchIsUp: boolean;
  readonly databaseIsUp: boolean;
  /** What is to go wrong with the request that is being taken, using it up: `crash` ends its worker, `hang` leaves it without an answer. */
  takeWorkerFault(): 'crash' | 'hang' | undefined;
  /** @returns what ends the subscription */
  onEvent(listener: (event: ServerEvent) => void): () => void;
}
