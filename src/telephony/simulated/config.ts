/** What the simulated T-Server can be told about itself, and what it is without. `check-config.ts` says what is wrong with it. */
import type { Fault } from './faults.js';

/** A DN of the simulated switch and who works there at the start. */
export interface SimulatedDN {
  readonly thisDN: string;
  /** The agent who is logged in; left out, nobody is. */
  readonly agentID?: string | undefined;
  /** Whether that agent is ready; default false. */
  readonly ready?: boolean | undefined;
  /** ACD group that the agent is logged in to. */
  readonly queue?: string | undefined;
  /** Do-not-disturb; default off. */
  readonly dnd?: boolean | undefined;
}

/** DNs that one agent uses together: the agent may be logged in on several of them. */
export interface SimulatedPlace {
  readonly name: string;
  readonly dns: readonly string[];
}

/** ACD calls that come by themselves, once `startCalls()` was called. A call for which no agent is ready is lost. */
export interface SimulatedCalls {
  /** The agent at this DN gets them; without it, the first ready agent of `queue`. */
  readonly thisDN?: string | undefined;
  /** Without it and without `thisDN`, the first ready agent. */
  readonly queue?: string | undefined;
  /** Until the first one, ms; default `every`. */
  readonly first?: number | undefined;
  /** From one to the next, ms. */
  readonly every: number;
  /** How long each one lasts, ms. */
  readonly duration: number;
  /** How many there are; default no end. */
  readonly count?: number | undefined;
}

/** How the simulated T-Server and its switch behave. All times in ms. */
export interface SimulatedConfig {
  /** Name of the T-Server, in its events. */
  readonly server: string;
  /** Name of the switch. */
  readonly switch: string;
  readonly dns: readonly SimulatedDN[];
  /** Agents who may log in; undefined lets everybody. */
  readonly agents: readonly string[] | undefined;
  /** ACD groups that agents may log in to; undefined lets every name be one. */
  readonly queues: readonly string[] | undefined;
  readonly places: readonly SimulatedPlace[];
  readonly calls: readonly SimulatedCalls[];
  /** What goes wrong from the start. */
  readonly faults: readonly Fault[];
  /** From `open()` to the connection. */
  readonly connectDelay: number;
  /** From a request to its acceptance. */
  readonly acceptDelay: number;
  /** From acceptance to the switch's answer. */
  readonly answerDelay: number;
  /** After-call work after an ACD call; 0 for none. */
  readonly afterCallWork: number;
  /** Ready when ready, DND on when on: confirmed again, or refused with 43. */
  readonly sameState: 'confirm' | 'refuse';
  /** A second agent on a DN: refused with 185, or the first one is logged out. */
  readonly secondLogin: 'refuse' | 'force';
  /** Logging out during a call: carried out, or refused with 185. */
  readonly logoutOnCall: 'allow' | 'refuse';
  /** Whether a DN must be registered before requests (else 41) and to get its events. */
  readonly registration: boolean;
}

/** Ten DNs: four agents ready, two not ready, one with do-not-disturb, and three DNs where nobody is logged in. */
const DNS: readonly SimulatedDN[] = [
  { thisDN: '7001', agentID: '5001', ready: true },
  { thisDN: '7002', agentID: '5002', ready: true },
  { thisDN: '7003', agentID: '5003', ready: true },
  { thisDN: '7004', agentID: '5004', ready: true },
  { thisDN: '7005', agentID: '5005' },
  { thisDN: '7006', agentID: '5006' },
  { thisDN: '7007', agentID: '5007', dnd: true },
  { thisDN: '7008' },
  { thisDN: '7009' },
  { thisDN: '7010' },
];

export const SIMULATED_DEFAULTS: SimulatedConfig = {
  server: 'tserver_sim',
  switch: 'sim',
  dns: DNS,
  agents: undefined,
  queues: undefined,
  places: [],
  calls: [],
  faults: [],
  connectDelay: 0,
  acceptDelay: 2,
  answerDelay: 18,
  afterCallWork: 0,
  sameState: 'confirm',
  secondLogin: 'refuse',
  logoutOnCall: 'allow',
  registration: false,
};
