/** Looking at what came over the network before anybody uses it: requests and events by their fields. */
import { CONFIRMATION, type EventName, type RequestName, type TelephonyEvent, type TelephonyRequest, type WorkMode } from '../contract.js';

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

/** How deep reasons and extensions may be nested. */
const DEEPEST = 32;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isKeyValueList: Check = (value) => isObject(value) && !Array.isArray(value) && isShallow(value, DEEPEST);

/** A whole number from 1, as all numbers of this protocol are. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isShallow(value: unknown, levels: number): boolean {
  if (!isObject(value)) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}

const WORK_MODES: Readonly<Record<WorkMode, true>> = {
  Unknown: true,
  ManualIn: true,
  AutoIn: true,
  AfterCallWork: true,
  AuxWork: true,
  NoCallDisconnect: true,
  WalkAway: true,
  ReturnBack: true,
};
const isWorkMode: Check = (value) => typeof value === 'string' && Object.hasOwn(WORK_MODES, value);

const REQUEST: Fields = {
  name: (value) => typeof value === 'string' && Object.hasOwn(CONFIRMATION, value),
  thisDN: isText,
  'switch?': isText,
  'agentID?': isText,
  'queue?': isText,
  'workMode?': isWorkMode,
  'reasons?': isKeyValueList,
  'extensions?': isKeyValueList,
};

const BASE: Fields = { name: isText, time: isNumber, server: isText, 'switch?': isText };
const DN: Fields = { ...BASE, thisDN: isText, 'referenceID?': isCount, 'extensions?': isKeyValueList };
const AGENT: Fields = { ...DN, 'agentID?': isText, 'thisQueue?': isText, 'workMode?': isWorkMode, 'reasons?': isKeyValueList };
const DND: Fields = { ...DN, 'reasons?': isKeyValueList };
const CONNECTION: Fields = { ...BASE, 'errorCode?': isNumber, 'errorMessage?': isText };

const EVENTS: Readonly<Record<EventName, Fields>> = {
  EventAgentLogin: AGENT,
  EventAgentLogout: AGENT,
  EventQueueLogout: AGENT,
  EventAgentReady: AGENT,
  EventAgentNotReady: AGENT,
  EventDNDOn: DND,
  EventDNDOff: DND,
  EventRegistered: DN,
  EventUnregistered: DN,
  EventError: {
    ...BASE,
    referenceID: isCount,
    errorCode: isNumber,
    'errorMessage?': isText,
    'thisDN?': isText,
    'extensions?': isKeyValueList,
  },
  EventServerConnected: CONNECTION,
  EventServerDisconnected: CONNECTION,
  EventLinkConnected: CONNECTION,
  EventLinkDisconnected: CONNECTION,
};

/** The fields of a request as the protocol carries it: all of it but its signal. */
export type PlainRequest = Omit<TelephonyRequest, 'signal'>;

/** @returns why it is no request, or undefined */
export function requestProblem(value: unknown): string | undefined {
  if (!isObject(value)) return 'request must be an object';
  return fieldProblem('request', value, REQUEST);
}

/** Whether it is an event that this adapter knows. */
export function isEvent(value: unknown): value is TelephonyEvent {
  if (!isObject(value)) return false;
  const name = value['name'];
  if (typeof name !== 'string' || !Object.hasOwn(EVENTS, name)) return false;
  return fieldProblem(name, value, EVENTS[name as EventName]) === undefined;
}

/** The names of all requests. */
export const REQUEST_NAMES: readonly RequestName[] = Object.keys(CONFIRMATION) as RequestName[];

function fieldProblem(what: string, value: Readonly<Record<string, unknown>>, fields: Fields): string | undefined {
  for (const [field, check] of Object.entries(fields)) {
    const name = field.replace('?', '');
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    if (given === undefined ? name === field : !check(given)) return `${what}.${name} is ${given === undefined ? 'missing' : 'wrong'}`;
  }
  return undefined;
}
