import { ScxmlError } from '../../diagnostics/error.js';

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

/** How the simulated T-Server and its switch behave. All times in ms. */
export interface SimulatedConfig {
  /** Name of the T-Server, in its events. */
  readonly server: string;
  /** Name of the switch. */
  readonly switch: string;
  readonly dns: readonly SimulatedDN[];
  /** Agents who may log in; undefined lets everybody. */
  readonly agents: readonly string[] | undefined;
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
  connectDelay: 0,
  acceptDelay: 2,
  answerDelay: 18,
  afterCallWork: 0,
  sameState: 'confirm',
  secondLogin: 'refuse',
  logoutOnCall: 'allow',
  registration: false,
};

const CHOICES = {
  sameState: ['confirm', 'refuse'],
  secondLogin: ['refuse', 'force'],
  logoutOnCall: ['allow', 'refuse'],
} as const;

/**
 * The defaults with some of them replaced.
 * @throws ScxmlError `BAD_OPTION` for what no switch could be
 */
export function simulatedConfig(given: Partial<SimulatedConfig> = {}): SimulatedConfig {
  const known = Object.keys(SIMULATED_DEFAULTS);
  for (const name of Object.keys(given)) if (!known.includes(name)) bad(`there is no option "${name}"; there are ${known.join(', ')}`);
  const config: SimulatedConfig = { ...SIMULATED_DEFAULTS, ...given };
  for (const name of ['connectDelay', 'acceptDelay', 'answerDelay', 'afterCallWork'] as const) {
    if (!(Number.isFinite(config[name]) && config[name] >= 0)) bad(`${name} must be milliseconds, not ${config[name]}`);
  }
  for (const name of ['sameState', 'secondLogin', 'logoutOnCall'] as const) {
    const choices: readonly string[] = CHOICES[name];
    if (!choices.includes(config[name])) bad(`${name} must be ${choices.join(' or ')}, not ${config[name]}`);
  }
  checkDNs(config.dns);
  return config;
}

function checkDNs(dns: readonly SimulatedDN[]): void {
  const seen = new Map<string, string | undefined>();
  for (const { thisDN, agentID, ready } of dns) {
    if (typeof thisDN !== 'string' || thisDN === '') bad('each DN needs a thisDN that is a string');
    if (seen.has(thisDN)) bad(`DN ${thisDN} is there twice`);
    if (agentID !== undefined && [...seen.values()].includes(agentID)) bad(`agent ${agentID} is logged in twice`);
    if (ready && agentID === undefined) bad(`DN ${thisDN} is ready without an agentID`);
    seen.set(thisDN, agentID);
  }
}

function bad(message: string): never {
  throw new ScxmlError('BAD_OPTION', `simulated T-Server: ${message}`);
}
