/** What an administrator can say, and the check of each value, wherever it was written. */
import type { User } from './directory.js';

export interface AssignerConfig {
  /** Default true; from files: whether `wac.ini` has the block. */
  readonly enabled?: boolean | undefined;
  /** With it agents are assigned by that REST API, without it by the system. `null`: by the system, whatever a file says. */
  readonly externalAssignerUrl?: string | null | undefined;
  /** Sent with each request to the external assigner, such as `{ authorization: 'Bearer …' }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Longest time for an answer, ms; default 5000. */
  readonly timeout?: number | undefined;
  /** Longest answer of the external assigner, bytes; default 65536. */
  readonly maxAnswerBytes?: number | undefined;
  /**
   * System assigner: who comes first. `connection`, the default: who connected first, then by id. `roundRobin`: whose last
   * assignment is longest ago, then the same.
   */
  readonly order?: 'connection' | 'roundRobin' | undefined;
  /** System assigner, when nobody is available: fail with `noagent`, the default, or assign `any` who is not. */
  readonly ifNoneAvailable?: 'noagent' | 'any' | undefined;
  /** The users, for the directory in memory. */
  readonly users?: readonly User[] | undefined;
}

/** @returns what a value must be, when it is not that */
type Check = (value: unknown) => string | undefined;

const CHECKS: Readonly<Record<keyof AssignerConfig, Check>> = {
  enabled: must('true or false', (value) => typeof value === 'boolean'),
  externalAssignerUrl: must('an http or https URL without user and password', (value) => value === null || isUrl(value)),
  headers: must('names of HTTP headers with strings as values', isHeaders),
  timeout: must('milliseconds, more than 0', (value) => typeof value === 'number' && Number.isFinite(value) && value > 0),
  maxAnswerBytes: must('a whole number of bytes, more than 0', (value) => Number.isSafeInteger(value) && Number(value) > 0),
  order: must('"connection" or "roundRobin"', (value) => value === 'connection' || value === 'roundRobin'),
  ifNoneAvailable: must('"noagent" or "any"', (value) => value === 'noagent' || value === 'any'),
  users: checkUsers,
};

/** The keys that there are. */
export const CONFIG_KEYS: readonly string[] = Object.keys(CHECKS);

/** @returns what is wrong with the value of a key; undefined when nothing is, and for the value undefined */
export function complaint(key: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (!isKey(key)) return `there is no "${key}"; there are ${CONFIG_KEYS.join(', ')}`;
  const wanted = CHECKS[key](value);
  return wanted === undefined ? undefined : `${key} must be ${wanted}`;
}

function isKey(key: string): key is keyof AssignerConfig {
  return Object.hasOwn(CHECKS, key);
}

function must(wanted: string, is: (value: unknown) => boolean): Check {
  return (value) => (is(value) ? undefined : wanted);
}

function isUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

function isHeaders(value: unknown): boolean {
  if (!isRecord(value)) return false;
  try {
    new Headers(value as Record<string, string>);
    return Object.values(value).every((text) => typeof text === 'string');
  } catch {
    return false;
  }
}

/** What a user has, and whether it is a list of strings. */
const USER_PARTS: Readonly<Record<keyof User, boolean>> = {
  id: false,
  capabilities: true,
  skills: true,
  agentID: false,
  dn: false,
  switch: false,
};

function checkUsers(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'a list of users';
  const wrong = wrongUser(value);
  return wrong && `a list of users, but in the ${wrong.index + 1}. one ${wrong.why}`;
}

/** The first user that is wrong, and why; undefined when none is. */
export function wrongUser(users: readonly unknown[]): { readonly index: number; readonly why: string } | undefined {
  const before = new Set<string>();
  for (const [index, user] of users.entries()) {
    const why = checkUser(user) ?? checkUnique(user as User, before);
    if (why !== undefined) return { index, why };
  }
  return undefined;
}

/** @param before the ids and agent IDs of the users before, to which those of this one are added */
function checkUnique({ id, agentID }: User, before: Set<string>): string | undefined {
  const names = [`the id ${id}`, ...(agentID === undefined ? [] : [`the agentID ${agentID}`])];
  const twice = names.find((name) => before.has(name));
  for (const name of names) before.add(name);
  return twice && `${twice} is there a second time`;
}

function checkUser(user: unknown): string | undefined {
  if (!isRecord(user)) return 'there is no table';
  if (user['id'] === undefined) return 'the id is missing';
  for (const [part, value] of Object.entries(user)) {
    if (!Object.hasOwn(USER_PARTS, part)) return `"${part}" is none of ${Object.keys(USER_PARTS).join(', ')}`;
    if (value === undefined) continue;
    const isList = USER_PARTS[part as keyof User];
    const right = isList ? Array.isArray(value) && value.every(isText) : isText(value);
    if (!right) return `${part} is not ${isList ? 'a list of strings' : 'a string'}, or one is empty`;
  }
  return undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** A plain object: not a list, not a date of TOML. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
