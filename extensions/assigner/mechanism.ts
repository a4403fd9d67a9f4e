import type { AgentRequest, MechanismName } from './message.js';

/** What a mechanism may use while it looks for an agent. */
export interface MechanismCall {
  /** Aborted when it is too late for an answer; its reason says why. */
  readonly signal: AbortSignal;
  /** The same when the same request is made again after a crash; undefined when the caller has none. */
  readonly key: string | undefined;
  /** A line for operators. */
  log(message: string): void;
}

/** A way to choose an agent. The service has exactly one. */
export interface Mechanism {
  readonly name: MechanismName;
  /**
   * @returns the id of the agent
   * @throws AssignmentFailure `noagent`, `servererror`
   */
  assign(request: AgentRequest, call: MechanismCall): Promise<string>;
}
