/**
 * Reading the values that a chart gave to the attributes of an action. A value of the wrong type is `unknown`; a DN,
 * switch, agent or media that cannot be meant is `invalidresource`. `null` and `undefined` of what is optional mean absent.
 */
import { type DataValue, XmlData } from 'statewire';
import type { KeyValueList, TelephonyRequest, WorkMode } from 'statewire/telephony';
import { ActionFailure } from './failure.js';
import { MEDIA_TYPE } from './genesys.js';

/** `for`: `{ dn, switch }`; `dn` is a string or a whole number. */
export function readFor(value: DataValue): Pick<TelephonyRequest, 'thisDN' | 'switch'> {
  if (!isObject(value)) throw wrongType('for', "an object such as {dn: '7001', switch: 'sim'}", value);
  return { thisDN: readDN(value['dn'], value), switch: readName('for.switch', value['switch']) };
}

function readDN(dn: DataValue, within: DataValue): string {
  if (dn === undefined || dn === null) throw new ActionFailure('invalidresource', `for.dn is missing in ${show(within)}`);
  if (typeof dn !== 'string' && typeof dn !== 'number') throw wrongType('for.dn', 'a string or a number', dn);
  const isDN = typeof dn === 'number' ? Number.isSafeInteger(dn) && dn >= 0 : dn.trim() !== '';
  if (!isDN) throw new ActionFailure('invalidresource', `for.dn is no DN: ${show(dn)}`);
  return String(dn);
}

/** `agent`: the agent ID, a string. */
export function readAgent(value: DataValue): string | undefined {
  return readName('agent', value);
}

/** `agent` of a login, which cannot do without. */
export function readLoginAgent(value: DataValue): string {
  const agent = readAgent(value);
  if (agent === undefined) throw new ActionFailure('invalidresource', 'agent is missing: a login needs the agent ID');
  return agent;
}

/** `queue`: the ACD group, a string or a whole number. */
export function readQueue(value: DataValue): string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? String(value) : readName('queue', value);
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

/** `workmode`: one of T-Library's names. */
export function readWorkMode(value: DataValue): WorkMode | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isWorkMode(value)) throw wrongType('workmode', `one of ${Object.keys(WORK_MODES).join(', ')}`, value);
  return value;
}

function isWorkMode(value: DataValue): value is WorkMode {
  return typeof value === 'string' && Object.hasOwn(WORK_MODES, value);
}

/** `hints`: `{ extensions, reason, reasons }`. A `reason` becomes the ReasonCode of the reasons, unless they have one. */
export function readHints(value: DataValue): Pick<TelephonyRequest, 'reasons' | 'extensions'> {
  const hints = readList('hints', value);
  if (!hints) return {};
  const extensions = readList('hints.extensions', hints['extensions']);
  const reasons = readList('hints.reasons', hints['reasons']);
  const reason = hints['reason'];
  if (reason === undefined || reason === null) return { reasons, extensions };
  if (typeof reason !== 'string') throw wrongType('hints.reason', 'a string', reason);
  return { reasons: { ReasonCode: reason, ...reasons }, extensions };
}

/** `set`: true or false, and nothing that only counts as true. */
export function readSet(value: DataValue): boolean {
  if (typeof value !== 'boolean') throw wrongType('set', 'true or false', value);
  return value;
}

/** `media`: one `{ media, state }` or an array of them. @returns whether each is to be ready, in order */
export function readMedia(value: DataValue): readonly boolean[] {
  if (!Array.isArray(value)) return [readMediaState(value, 'media')];
  if (value.length === 0) throw new ActionFailure('unknown', 'media is an empty array');
  return value.map((entry: DataValue, i) => readMediaState(entry, `media[${i}]`));
}

function readMediaState(value: DataValue, path: string): boolean {
  if (!isObject(value)) throw wrongType(path, "an object such as {media: _genesys.ixn.mediaType.TMediaVoice, state: 'ready'}", value);
  const { media, state } = value;
  if (media !== MEDIA_TYPE.TMediaVoice) {
    const isMedia = typeof media === 'number' || Object.values<DataValue>(MEDIA_TYPE).includes(media);
    if (isMedia)
      throw new ActionFailure('invalidresource', `${path}.media must be TMediaVoice, the only media that is supported, not ${show(media)}`);
    throw wrongType(`${path}.media`, '_genesys.ixn.mediaType.TMediaVoice', media);
  }
  if (state !== 'ready' && state !== 'notready') throw wrongType(`${path}.state`, '"ready" or "notready"', state);
  return state === 'ready';
}

function readName(path: string, value: DataValue): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrongType(path, 'a string', value);
  if (value.trim() === '') throw new ActionFailure('invalidresource', `${path} is empty`);
  return value;
}

function readList(path: string, value: DataValue): KeyValueList | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw wrongType(path, 'an object', value);
  return value;
}

function isObject(value: DataValue): value is KeyValueList {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof XmlData);
}

function wrongType(path: string, wanted: string, value: DataValue): ActionFailure {
  return new ActionFailure(
    'unknown',
    value === undefined ? `${path} is missing: it must be ${wanted}` : `${path} must be ${wanted}, not ${show(value)}`,
  );
}

const LONGEST = 80;

/** A value for people: short, on one line. */
function show(value: DataValue): string {
  if (value instanceof XmlData) return 'XML';
  if (typeof value === 'number') return String(value); // JSON has no NaN
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
