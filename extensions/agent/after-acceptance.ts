import type { PerformContext } from 'statewire';
import type { TelephonyRequest } from 'statewire/telephony';

/** A request that the T-Server has accepted, and the action that made it. */
export interface Accepted {
  readonly referenceID: number;
  readonly request: TelephonyRequest;
  /** Such as `agent.logout`. */
  readonly action: string;
  readonly requestid: string;
  readonly context: PerformContext;
}

/** What follows acceptance; there is one implementation for each value of the option `confirm`. */
export interface AfterAcceptance {
  /** The request counts as done when this has ended well. @throws TelephonyError when it failed after all */
  accepted(accepted: Accepted): void | Promise<void>;
  /** Stops listening to the adapter. */
  stop(): void;
}
