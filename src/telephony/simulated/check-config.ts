/** Judging a configuration that a person or a program has written: everything in it is looked at before anything uses it. */
import { ScxmlError } from '../../diagnostics/error.js';
import { CONFIRMATION } from '../contract.js';
import { SIMULATED_DEFAULTS, type SimulatedConfig, type SimulatedDN } from './config.js';

/** What a value must be. @throws ScxmlError `BAD_OPTION` naming `path` */
type Check = (path: string, value: unknown) => void;

const text: Check = (path, value) => {
  if (typeof value !== 'string' || value === '') bad(`${path} must be a text that is not empty, not ${show(value)}`);
};
const flag: Check = (path, value) => {
  if (typeof value !== 'boolean') bad(`${path} must be true or false, not ${show(value)}`);
};
const milliseconds: Check = (path, value) => {
  if (!isNumber(value, 0)) bad(`${path} must be milliseconds, not ${show(value)}`);
};
const period: Check = (path, value) => {
  if (!isNumber(value, 1)) bad(`${path} must be 1 ms or more, not ${show(value)}`);
};
const whole: Check = (path, value) => {
  if (!isNumber(value, 1) || !Number.isInteger(value)) bad(`${path} must be a whole number of 1 or more, not ${show(value)}`);
};

/** One of some words. */
function oneOf(words: readonly string[]): Check {
  return (path, value) => {
    if (typeof value !== 'string' || !words.includes(value)) bad(`${path} must be ${words.join(' or ')}, not ${show(value)}`);
  };
}

function list(item: Check): Check {
  return (path, value) => {
    if (!Array.isArray(value)) bad(`${path} must be a list, not ${show(value)}`);
    for (const [i, entry] of value.entries()) item(`${path}[${i}]`, entry);
  };
}

/** A table with these entries and no other ones; those whose name ends in `?` may be left out. */
function table(entries: Readonly<Record<string, Check>>): Check {
  const names = Object.keys(entries).map((name) => name.replace('?', ''));
  return (path, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) bad(`${path} must be a table, not ${show(value)}`);
    const given = new Map<string, unknown>(Object.entries(value));
    for (const name of given.keys()) if (!names.includes(name)) bad(`${path} has no "${name}"; it has ${names.join(', ')}`);
    for (const [entry, check] of Object.entries(entries)) {
      const name = entry.replace('?', '');
      const found = given.get(name);
      if (found !== undefined) check(`${path}.${name}`, found);
      else if (name === entry) bad(`${path}.${name} is missing`);
    }
  };
}

const FAULT = table({
  kind: oneOf(['reject', 'refuse', 'delay', 'neverAccept', 'neverAnswer', 'answerTwice', 'lateError', 'wrongReferenceID', 'disconnect']),
  'code?': whole,
  'accept?': milliseconds,
  'answer?': milliseconds,
  'after?': milliseconds,
  'when?': oneOf(['beforeAcceptance', 'beforeAnswer']),
  'request?': oneOf(Object.keys(CONFIRMATION)),
  'thisDN?': text,
  'times?': whole,
});

/** What a kind of fault cannot do without. */
const FAULT_NEEDS: Readonly<Record<string, readonly string[]>> = {
  reject: ['code'],
  refuse: ['code'],
  lateError: ['code', 'after'],
  disconnect: ['when'],
};

/** A fault for requests to come. @throws ScxmlError `BAD_OPTION` */
export const checkFault: Check = (path, value) => {
  FAULT(path, value);
  const given = new Map<string, unknown>(Object.entries(value ?? {}));
  for (const name of FAULT_NEEDS[String(given.get('kind'))] ?? []) {
    if (given.get(name) === undefined) bad(`${path}.${name} is missing: ${String(given.get('kind'))} needs it`);
  }
};

const OPTIONS: Readonly<Record<keyof SimulatedConfig, Check>> = {
  server: text,
  switch: text,
  dns: list(table({ thisDN: text, 'agentID?': text, 'ready?': flag, 'queue?': text, 'dnd?': flag })),
  agents: list(text),
  queues: list(text),
  places: list(table({ name: text, dns: list(text) })),
  calls: list(table({ 'thisDN?': text, 'queue?': text, 'first?': milliseconds, every: period, duration: milliseconds, 'count?': whole })),
  faults: list(checkFault),
  connectDelay: milliseconds,
  acceptDelay: milliseconds,
  answerDelay: milliseconds,
  afterCallWork: milliseconds,
  sameState: oneOf(['confirm', 'refuse']),
  secondLogin: oneOf(['refuse', 'force']),
  logoutOnCall: oneOf(['allow', 'refuse']),
  registration: flag,
};

/**
 * The defaults with some of them replaced.
 * @throws ScxmlError `BAD_OPTION` for what no switch could be
 */
export function simulatedConfig(given: Partial<SimulatedConfig> = {}): SimulatedConfig {
  const known: readonly string[] = Object.keys(OPTIONS);
  for (const name of Object.keys(given)) if (!known.includes(name)) bad(`there is no option "${name}"; there are ${known.join(', ')}`);
  for (const name of Object.keys(OPTIONS) as (keyof SimulatedConfig)[]) {
    if (given[name] !== undefined) OPTIONS[name](name, given[name]);
  }
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const config: SimulatedConfig = { ...SIMULATED_DEFAULTS, ...Object.fromEntries(set) };
  checkTogether(config, given.dns !== undefined);
  return config;
}

/**
 * What is right by itself and wrong beside the rest.
 * @param ownDNs whether the DNs are given; the agents who are on those of the defaults need not be known
 */
function checkTogether(config: SimulatedConfig, ownDNs: boolean): void {
  const { dns, places, queues, agents, calls } = config;
  const names = dns.map(({ thisDN }) => thisDN);
  const known = (path: string, thisDN: string): void => {
    if (!names.includes(thisDN)) bad(`${path}: there is no DN ${thisDN}`);
  };
  places.forEach((place, i) => {
    for (const thisDN of place.dns) known(`places[${i}].dns`, thisDN);
  });
  calls.forEach(({ thisDN }, i) => {
    if (thisDN !== undefined) known(`calls[${i}].thisDN`, thisDN);
  });
  const seen: SimulatedDN[] = [];
  for (const dn of dns) {
    const { thisDN, agentID, ready, queue } = dn;
    if (seen.some((other) => other.thisDN === thisDN)) bad(`DN ${thisDN} is there twice`);
    if (ready && agentID === undefined) bad(`DN ${thisDN} is ready without an agentID`);
    if (ownDNs && agentID !== undefined && agents && !agents.includes(agentID)) bad(`DN ${thisDN}: there is no agent ${agentID} in agents`);
    if (queue !== undefined && queues && !queues.includes(queue)) bad(`DN ${thisDN}: there is no queue ${queue} in queues`);
    const other = seen.find((candidate) => agentID !== undefined && candidate.agentID === agentID);
    if (other && !samePlace(config, other.thisDN, thisDN)) bad(`agent ${agentID} is logged in twice`);
    seen.push(dn);
  }
}

/** Whether one agent may use both DNs at a time. */
export function samePlace({ places }: Pick<SimulatedConfig, 'places'>, one: string, other: string): boolean {
  return places.some(({ dns }) => dns.includes(one) && dns.includes(other));
}

function isNumber(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= least;
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value)?.slice(0, 60) ?? String(value));
}

function bad(message: string): never {
  throw new ScxmlError('BAD_OPTION', `simulated T-Server: ${message}`);
}
