/** What the call centre tells of itself. Events leave in the order in which things happened. */
import type { AgentView } from './model-agents.js';
import type { Call, CallInfo, LogEntry, ProgressKind } from './model-calls.js';

interface Happened {
  /** ms since 1970. */
  readonly at: number;
}

interface OfAgent extends Happened {
  readonly agent: string;
}

export interface AgentLoggedIn extends OfAgent {
  readonly type: 'agentLoggedIn';
}
export interface AgentLoggedOut extends OfAgent {
  readonly type: 'agentLoggedOut';
}
export interface AgentLoginFailed extends OfAgent {
  readonly type: 'agentLoginFailed';
  readonly reason: 'refused' | 'noAnswer' | 'hungUp' | 'loggedOut' | 'gaveUp';
}

export interface BreakStarted extends OfAgent {
  readonly type: 'breakStarted';
  readonly id: number;
  readonly name: string;
  readonly start: number;
}
export interface BreakEnded extends OfAgent {
  readonly type: 'breakEnded';
  readonly id: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface HoldStarted extends OfAgent {
  readonly type: 'holdStarted';
  readonly start: number;
}
export interface HoldEnded extends OfAgent {
  readonly type: 'holdEnded';
  readonly start: number;
  readonly end: number;
}

/** The phone of a free agent rings for a call. */
export interface AgentRinging extends OfAgent {
  readonly type: 'agentRinging';
  readonly queues: readonly string[];
}
/** It rings no more, because it was answered or the attempt is over. */
export interface AgentIdle extends OfAgent {
  readonly type: 'agentIdle';
  readonly queues: readonly string[];
}

export interface CallProgress extends Happened {
  readonly type: 'callProgress';
  readonly entry: LogEntry & { readonly kind: ProgressKind };
}

/** An agent and a caller speak with each other. */
export interface CallLinked extends OfAgent {
  readonly type: 'callLinked';
  readonly call: CallInfo;
  /** Id of the log entry about it. */
  readonly logId: number;
}
/** They no longer do; the caller may go on to somebody else. */
export interface CallUnlinked extends OfAgent {
  readonly type: 'callUnlinked';
  readonly call: Call;
  readonly linkEnd: number;
  /** ms. */
  readonly duration: number;
  readonly shortCall: boolean;
  readonly logId: number;
}

/** `login`: told because a static agent has logged in. `change`: the set of queues is another one. `refresh`: the list of agents was read again. */
export interface QueueMembershipChanged extends OfAgent {
  readonly type: 'queueMembershipChanged';
  readonly reason: 'login' | 'change' | 'refresh';
  readonly view: AgentView;
  readonly call: Call | undefined;
}

export interface RecordingMuted extends OfAgent {
  readonly type: 'recordingMuted';
  readonly call: Call;
}
export interface RecordingUnmuted extends OfAgent {
  readonly type: 'recordingUnmuted';
  readonly call: Call;
}

/** The agent speaks with a third party while the caller waits. */
export interface ConsultationStarted extends OfAgent {
  readonly type: 'consultationStarted';
}
export interface ConsultationEnded extends OfAgent {
  readonly type: 'consultationEnded';
}

/** A call that is reserved for the agent is being made. */
export interface ScheduledCallStarted extends OfAgent {
  readonly type: 'scheduledCallStarted';
  readonly call: Call;
}
export interface ScheduledCallFailed extends OfAgent {
  readonly type: 'scheduledCallFailed';
  readonly call: Call;
}

/** Something outside the calls went wrong or was put right. */
export interface HealthChanged extends Happened {
  readonly type: 'healthChanged';
  readonly part: 'switch' | 'database' | 'trunk';
  readonly up: boolean;
  /** Which trunk. */
  readonly name?: string;
}

export type AgentEvent =
  | AgentLoggedIn
  | AgentLoggedOut
  | AgentLoginFailed
  | BreakStarted
  | BreakEnded
  | HoldStarted
  | HoldEnded
  | AgentRinging
  | AgentIdle
  | CallLinked
  | CallUnlinked
  | QueueMembershipChanged
  | RecordingMuted
  | RecordingUnmuted
  | ConsultationStarted
  | ConsultationEnded
  | ScheduledCallStarted
  | ScheduledCallFailed;

export type CallCenterEvent = AgentEvent | CallProgress | HealthChanged;
