/** What a bridge is told. */
import type { Clock } from '../../clock.js';
import type { Profile } from '../../eccp/messages/request.js';

/** An agent of the switch as consoles see them. */
export interface BridgedAgent {
  /** `Agent/5001`. */
  readonly number: string;
  /** Default what stands behind the slash of the number. */
  readonly agentID?: string | undefined;
  /** The DN when nobody has said yet where they are logged in; default the agent ID. */
  readonly dn?: string | undefined;
  /** Signs the requests of consoles; default `agentPassword`. */
  readonly secret?: string | undefined;
}

/** A reason for not being ready, as consoles choose it. */
export interface BridgedBreak {
  readonly id: number;
  /** The reason code that the switch is given, and by which its events are recognised. */
  readonly name: string;
}

export interface EccpBridgeOptions {
  /** Agents that are known before the adapter tells of them; others are added when it does. */
  readonly agents?: readonly BridgedAgent[] | undefined;
  /** Signs requests for agents without a secret of their own. Agents without either can be watched, and not steered. */
  readonly agentPassword?: string | undefined;
  /** Default one break `Not ready` with the id 2. Reasons that are no break count as the first. */
  readonly breaks?: readonly BridgedBreak[] | undefined;
  /** The break that stands for do-not-disturb, where the adapter can do that; default `Do not disturb` with the id 3. */
  readonly dndBreak?: BridgedBreak | undefined;
  /** Default `rev5`. */
  readonly profile?: Profile | undefined;
  /** How long the switch may take to confirm what a console asks for, ms; default 10,000. */
  readonly confirmLimit?: number | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
}

export interface BridgeSettings extends EccpBridgeOptions {
  readonly breaks: readonly BridgedBreak[];
  readonly dndBreak: BridgedBreak;
  readonly confirmLimit: number;
  readonly clock: Clock;
}
