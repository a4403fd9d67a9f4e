/** What can be counted. All numbers come from the calls and the log, so that they agree with each other. */
import type { AgentView } from './model-agents.js';
import type { Call } from './model-calls.js';

/** Calls of an outgoing campaign. A call that is dialled counts as placing, one that is over as success. */
export interface OutgoingCounts {
  readonly total: number;
  readonly pending: number;
  readonly placing: number;
  readonly ringing: number;
  readonly onQueue: number;
  readonly success: number;
  readonly onHold: number;
  readonly failure: number;
  readonly shortCall: number;
  readonly noAnswer: number;
  readonly abandoned: number;
}

/** Calls of an incoming campaign or queue. */
export interface IncomingCounts {
  readonly total: number;
  readonly onQueue: number;
  readonly success: number;
  readonly onHold: number;
  readonly abandoned: number;
  readonly finished: number;
  readonly lostTrack: number;
}

export type StatusCounts =
  | { readonly type: 'outgoing'; readonly counts: OutgoingCounts }
  | { readonly type: 'incoming'; readonly counts: IncomingCounts };

/** An agent and the call that the agent is in. */
export interface AgentOnDuty {
  readonly agent: AgentView;
  readonly call: Call | undefined;
}

/** How a campaign or queue is doing at the moment. */
export interface StatusReport {
  readonly status: StatusCounts;
  readonly agents: readonly AgentOnDuty[];
  /** Calls that are under way and have no agent yet. */
  readonly activeCalls: readonly Call[];
  /** Seconds of all calls that are over, and of the longest one. */
  readonly totalSeconds: number;
  readonly maxSeconds: number;
}

export interface WaitInterval {
  readonly lower: number;
  /** Undefined for the last interval. */
  readonly upper: number | undefined;
  readonly count: number;
}

/** How long the calls that reached an agent had waited, in seconds. */
export interface WaitReport {
  readonly intervals: readonly WaitInterval[];
  readonly abandoned: number;
}

export interface QueueWork {
  readonly queue: string;
  readonly seconds: number;
  readonly calls: number;
}

export interface AgentActivity {
  readonly agent: string;
  readonly name: string;
  /** Seconds of all logins that have ended. */
  readonly loginSeconds: number;
  readonly incoming: readonly QueueWork[];
  readonly outgoing: readonly QueueWork[];
  readonly lastSessionStart: number | undefined;
  readonly lastSessionEnd: number | undefined;
  /** Breaks and holds. */
  readonly lastPauseStart: number | undefined;
  readonly lastPauseEnd: number | undefined;
}
