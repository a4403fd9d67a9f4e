/** All that a call centre can be told about itself. `schema.ts` says how it is written, `default-config.ts` what it is without. Times in ms. */
import type { Agent, Break, Extension } from '../model-agents.js';
import type { Attribute, Campaign, Contact, Form } from '../model-campaigns.js';
import type { IncomingQueue, Queue } from '../model-queues.js';

/** How long things take. */
export interface Timing {
  /** From the order to call an agent's phone until it answers. */
  readonly answer: number;
  /** From the answer until a static agent is logged in. */
  readonly login: number;
  /** Until a callback agent is logged in. */
  readonly callbackLogin: number;
  /** Until a phone that does not answer is given up. */
  readonly noAnswer: number;
  /** Until a phone that answers and hangs up again has done so, from its answer. */
  readonly earlyHangUp: number;
  /** Until a login of which nothing is heard is given up. */
  readonly stuckLogin: number;
  /** From the order to log out until it has happened. */
  readonly logout: number;
  /** From a login that is stopped until that is known. */
  readonly loginCancel: number;
  /** From the entry into a queue until an agent is looked for. */
  readonly queueSearch: number;
  /** From the first ring until an agent answers. */
  readonly ring: number;
  /** From the first ring until a static agent accepts a call that must be accepted. */
  readonly acknowledge: number;
  /** From the order to hang up until the call is over. */
  readonly hangUp: number;
  /** From the order to hold until it is told as progress. */
  readonly hold: number;
  /** From the order to take a call off hold until the agent has it back. */
  readonly unhold: number;
  /** From the order to transfer until the agent is free. */
  readonly transfer: number;
  /** From the order to transfer to an agent until that agent rings. */
  readonly transferRing: number;
  /** How long the third party of an attended transfer is spoken with. */
  readonly consultation: number;
  /** From the end of that talk until the agent is free. */
  readonly afterConsultation: number;
  /** How long a transferred caller speaks with the extension. */
  readonly afterTransfer: number;
  /** Outgoing: from the order to the dialling. */
  readonly place: number;
  /** Outgoing: from the dialling to the first ring. */
  readonly dial: number;
  /** Outgoing: from the first ring to the answer, or to giving up when nobody answers. */
  readonly remoteAnswer: number;
  readonly remoteNoAnswer: number;
  /** How often the dialler looks for work, and how long it leaves a number alone after a try. */
  readonly dialler: number;
  readonly retry: number;
}

/** A call that an outgoing campaign has to make. */
export interface ListedCall {
  readonly phone: string;
  readonly attributes: readonly Attribute[];
  /** What becomes of it when it is called; undefined: as the traffic has it. */
  readonly outcome: RemoteOutcome | undefined;
}

export type RemoteOutcome = 'answers' | 'noAnswer' | 'fails';

export interface ConfiguredPhone extends Extension {
  readonly registered: boolean;
}

export interface ConfiguredAgent extends Agent {
  /** Logs in there by itself when the call centre starts. */
  readonly startsOn: string | undefined;
}

export type ConfiguredCampaign = Campaign & { readonly calls: readonly ListedCall[] };

/** The numbers that go out by a trunk: `_9XXX.` as a pattern of the switch (X 0-9, Z 1-9, N 2-9, [..] a set, `.` one or more, `!` any), or a number. */
export interface Route {
  readonly context: string;
  readonly pattern: string;
  /** Leading digits that are not sent on. */
  readonly strip: number;
  readonly prefix: string;
  readonly trunk: string;
}

/** What people outside do. Means of exponential times in ms, 0 for as long as it takes; rates from 0 to 1. */
export interface Traffic {
  readonly seed: number;
  /** Calls from outside, an hour and queue. */
  readonly arrivals: readonly { readonly queue: string; readonly perHour: number }[];
  readonly patience: number;
  readonly talk: number;
  /** Of the calls that campaigns make. */
  readonly answerRate: number;
  readonly failureRate: number;
  /** Of the calls from outside: from somebody in the contact book. */
  readonly knownCallers: number;
}

export interface CallCenterConfig {
  readonly timing: Timing;
  readonly agents: readonly ConfiguredAgent[];
  readonly phones: readonly ConfiguredPhone[];
  readonly breaks: readonly Break[];
  readonly queues: readonly Queue[];
  readonly incomingQueues: readonly IncomingQueue[];
  readonly campaigns: readonly ConfiguredCampaign[];
  readonly forms: readonly Form[];
  readonly contacts: readonly Contact[];
  readonly trunks: readonly string[];
  readonly routes: readonly Route[];
  readonly traffic: Traffic;
  /** An outgoing call that was linked for less than this is a short one. */
  readonly shortCall: number;
  /** Calls for each free agent that the dialler has under way at the most. */
  readonly pacing: number;
  /** How many entries of the log are kept, with the calls they are about; default 100,000. */
  readonly keepLog?: number;
  /** Variables of every caller's channel. */
  readonly variables: Readonly<Record<string, string>>;
}
