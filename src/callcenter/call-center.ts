/**
 * The call centre as its users see it. Every operation is carried out or refused before it returns; events that belong
 * to it are told during the call where the switch tells them first, and later where the switch takes its time.
 * Nothing throws for what a request may contain.
 */
import type { ControlCommand, WorkerFault } from './control/command.js';
import type { CallCenterEvent } from './events.js';
import type { Agent, AgentView, Break, Extension } from './model-agents.js';
import type { Call, CallInfo, CallKey, FormValues, LogEntry, LogQuery, ScheduleRequest } from './model-calls.js';
import type { Campaign, CampaignFilter, CampaignType, Form } from './model-campaigns.js';
import type { IncomingQueue } from './model-queues.js';
import type { AgentActivity, StatusReport, WaitReport } from './model-reports.js';
import type { Outcome } from './refusal.js';

/** What there is, and in what state. */
export interface Directory {
  /** All agents, inactive ones too, in the order of the configuration. */
  agents(): readonly Agent[];
  agent(number: string): Agent | undefined;
  /** The state of an agent; `offline` for inactive ones. */
  agentView(number: string): AgentView | undefined;
  /** When the agent logged in, ms since 1970; undefined when out. */
  loggedInSince(agent: string): number | undefined;
  /** The call that the agent is in. */
  callOf(agent: string): Call | undefined;
  /** A scheduled call that is being made for the agent and not linked yet. */
  awaitedCallOf(agent: string): Call | undefined;
  /** False from the loss of the switch until `refreshAgents`. */
  isFollowed(agent: string): boolean;
  extensions(): readonly Extension[];
  /** @param number what is dialled, such as `101` */
  extension(number: string): Extension | undefined;
  /** @param device technology and number, such as `SIP/101`; undefined for an unknown one */
  isRegistered(device: string): boolean | undefined;
  /** Both classes, inactive ones too, by id. */
  breaks(): readonly Break[];
  incomingQueues(): readonly IncomingQueue[];
  /** The queues of an agent: for a static agent those of the switch, for others the configured ones; undefined for an unknown or inactive agent. */
  queuesOf(agent: string): readonly string[] | undefined;
  /** Incoming ones first, then by id. */
  campaigns(filter?: CampaignFilter): readonly Campaign[];
  campaign(type: CampaignType, id: number): Campaign | undefined;
  form(id: number): Form | undefined;
  callInfo(key: CallKey): CallInfo | undefined;
}

export interface AgentOperations {
  /**
   * Begins the login of an agent on an extension; `agentLoggedIn` or `agentLoginFailed` follows.
   * @param timeout ms without a call, a pause or a ping after which the agent is logged out; default never
   */
  logIn(agent: string, extension: string, timeout?: number): Outcome<{ readonly status: 'logging' | 'logged-in' }>;
  /** Gives the order; what follows from it is told later. Done also when the agent is not logged in. */
  logOut(agent: string): Outcome;
  startBreak(agent: string, id: number): Outcome;
  endBreak(agent: string): Outcome;
  /** Begins the time without activity anew. */
  ping(agent: string): Outcome;
  /** Reads the list of agents again: all are followed from now on, and their memberships told. */
  refreshAgents(): void;
}

export interface CallOperations {
  hangUp(agent: string): Outcome;
  hold(agent: string): Outcome;
  unhold(agent: string): Outcome;
  /** Sends the caller to an extension; the agent is free at once. */
  transfer(agent: string, extension: string): Outcome;
  /** The agent speaks with the extension first; when the agent hangs up, the caller is connected. */
  attendedTransfer(agent: string, extension: string): Outcome<{ readonly consultation: boolean }>;
  transferToAgent(agent: string, target: string): Outcome;
  /** @param timeout ms after which recording goes on; default only when told to */
  muteRecording(agent: string, timeout?: number): Outcome;
  unmuteRecording(agent: string): Outcome;
  channelVariables(agent: string): Outcome<{ readonly channel: string; readonly variables: Readonly<Record<string, string>> }>;
  /** Says who of the contact book an incoming call is from. */
  setContact(agent: string, call: number, contact: number): Outcome;
  /** All values or none; also after the call. */
  saveForms(agent: string, call: CallKey, forms: readonly FormValues[]): Outcome;
  /** Without an agent: whoever had the call, as old consoles ask for. */
  saveFormsOf(call: CallKey, forms: readonly FormValues[]): Outcome;
  /** Has an outgoing call made again: without a schedule at the end of the campaign. */
  scheduleCall(agent: string, request: ScheduleRequest): Outcome;
}

export interface Reports {
  /** @param since only calls from this ms on; default all */
  campaignStatus(type: CampaignType, id: number, since?: number): StatusReport | undefined;
  /** The calls of a queue that belong to no campaign; an unknown queue has none. */
  queueStatus(queue: string, since?: number): StatusReport;
  queueWait(type: CampaignType, id: number): WaitReport;
  /** Ascending by id. */
  log(query: LogQuery): readonly LogEntry[];
  /** All active agents. Both ms count. */
  activity(from: number, to: number): readonly AgentActivity[];
}

/** What works at the moment. */
export interface Health {
  readonly switch: boolean;
  readonly database: boolean;
  readonly trunks: Readonly<Record<string, boolean>>;
}

/** Running it. */
export interface Operation {
  now(): number;
  /** @returns what ends the subscription */
  onEvent(listener: (event: CallCenterEvent) => void): () => void;
  health(): Health;
  /** What is to go wrong with the request that is being taken from outside; using it up. */
  takeWorkerFault(): WorkerFault | undefined;
  control(command: ControlCommand): Outcome<{ readonly call?: number }>;
  /** The switch's side of agents and queues: pool, contexts, members, channels. JSON. */
  inspect(): Inspection;
  /** All of the state as text, for the log. */
  dump(): string;
  /** Callers, dialler and scheduled calls begin. */
  start(): void;
  /** Nothing more happens; the state is saved when there is a file for it. */
  close(): void;
}

export interface CallCenter extends Directory, AgentOperations, CallOperations, Reports, Operation {}

/** One member of a queue as the switch sees it. */
export interface InspectedMember {
  readonly interface: string;
  readonly stateInterface: string | undefined;
  readonly kind: 'static' | 'dynamic';
  readonly penalty: number;
  readonly paused: boolean;
  readonly callsTaken: number;
  /** ms since 1970. */
  readonly lastCall: number | undefined;
  readonly deviceState: 'unavailable' | 'notInUse' | 'inUse' | 'ringing' | 'wrapUp';
}

export interface InspectedAgent {
  readonly number: string;
  readonly fullName: string;
  readonly musicOnHold: string;
  readonly ackCall: boolean;
  readonly autoLogoff: number;
  readonly wrapUpTime: number;
  /** Undefined when logged out. */
  readonly loginChannel: string | undefined;
  /** What the agent hears: music between calls, the caller, or nothing when logged out. */
  readonly hears: string | undefined;
}

export interface InspectedContext {
  readonly name: string;
  readonly extension: string;
  readonly application: string;
}

export interface Inspection {
  readonly agents: readonly InspectedAgent[];
  readonly contexts: readonly InspectedContext[];
  readonly queues: readonly {
    readonly number: string;
    readonly strategy: string;
    readonly waiting: readonly CallKey[];
    readonly members: readonly InspectedMember[];
  }[];
  readonly channels: readonly { readonly channel: string; readonly application: string; readonly agent: string | undefined }[];
}
