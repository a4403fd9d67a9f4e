/** What the call centre remembers: plain data, so that all of it can be saved. Changed only by the code beside this folder. */
import type { RemoteOutcome } from '../config/config.js';
import type { OperationName, RefuseNext, WorkerFault } from '../control/command.js';
import type { Period, PhoneBehaviour, RunningBreak } from '../model-agents.js';
import type { Call, CallKey, LogEntry, SavedField } from '../model-calls.js';
import type { Attribute } from '../model-campaigns.js';
import type { Task } from './task.js';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Login {
  /** Names this login, so that what was planned for an earlier one is recognised. */
  readonly ticket: number;
  readonly extension: string;
  /** `SIP/101`. */
  readonly device: string;
  phase: 'calling' | 'answered' | 'in';
  /** `SIP/101`, once the phone of a static agent has answered `SIP/101-00000109`. */
  channel: string;
  readonly timeout: number | undefined;
  /** When the agent last had a call, a pause or a ping. */
  lastActivity: number;
  /** Ordered to log out, which has not happened yet. */
  leaving: boolean;
}

export interface AgentRecord {
  readonly number: string;
  followed: boolean;
  login: Login | undefined;
  break: RunningBreak | undefined;
  /** Since when the present call is on hold. */
  holdStart: number | undefined;
  /** Linked to. */
  call: CallKey | undefined;
  /** Rings for. */
  ringing: CallKey | undefined;
  /** A scheduled call that is being made for this agent. */
  awaited: CallKey | undefined;
  /** No call before. */
  wrapUpUntil: number;
  /** Talks with a third party. */
  consulting: boolean;
  /** Queues that a callback agent joins at login. Static agents are members on the switch. */
  queues: string[];
  readonly sessions: Mutable<Period>[];
  readonly pauses: Mutable<Period>[];
}

export interface CallRecord extends Mutable<Call> {
  /** When it began to count: entry into the queue, or the first try. */
  startedAt: number | undefined;
  lastTry: number | undefined;
  /** When the first agent got it, whoever had it later. */
  firstLink: number | undefined;
  attributes: readonly Attribute[];
  survey: SavedField[];
  variables: Readonly<Record<string, string>>;
  readonly outcome: RemoteOutcome | undefined;
  /** How long the other party waits and talks; undefined for as long as it takes. */
  patience: number | undefined;
  talk: number | undefined;
  /** Agents who are being rung. */
  offeredTo: string[];
  /** Steps that were planned before the last change of course have an older number. The same for the present offer, hold and mute; 0 for none. */
  ticket: number;
  offerTicket: number;
  holdTicket: number;
  muteTicket: number;
  /** Extension that the caller was sent to. */
  transferredTo: string | undefined;
  /** The agent for whom it leaves the present one. */
  transferTarget: string | undefined;
}

export interface MemberRecord {
  readonly interface: string;
  readonly stateInterface: string | undefined;
  readonly kind: 'static' | 'dynamic';
  readonly penalty: number;
  paused: boolean;
  callsTaken: number;
  lastCall: number | undefined;
}

export interface QueueRecord {
  readonly number: string;
  readonly members: MemberRecord[];
  readonly waiting: CallKey[];
  /** The interface that was rung last. */
  lastRung: string | undefined;
}

export interface PhoneRecord {
  readonly number: string;
  behaviour: PhoneBehaviour;
  registered: boolean;
}

export interface PlannedFault {
  readonly operation: OperationName;
  readonly refusal: RefuseNext['refusal'];
  left: number;
}

export interface Sequences {
  channel: number;
  uniqueId: number;
  logId: number;
  ticket: number;
  incomingCall: number;
  outgoingCall: number;
}

/** All of it, as it is saved. */
export interface SavedState {
  readonly version: 1;
  readonly random: number;
  readonly sequences: Sequences;
  readonly agents: readonly AgentRecord[];
  readonly calls: readonly CallRecord[];
  readonly log: readonly LogEntry[];
  readonly queues: readonly QueueRecord[];
  readonly phones: readonly PhoneRecord[];
  readonly trunksDown: readonly string[];
  readonly switchUp: boolean;
  readonly databaseUp: boolean;
  readonly faults: readonly PlannedFault[];
  readonly workerFaults: readonly WorkerFault[];
  readonly started: boolean;
  readonly tasks: readonly { readonly due: number; readonly task: Task }[];
}
