/** The message interface of the agent assigner: a `getAgent` message in, an agent out. */
import { type DataValue, XmlData } from 'statewire';
import { AssignmentFailure } from './failure.js';

export type ChannelType = 'chat' | 'voice' | 'c2c';

/** A request for an agent, from any source. */
export interface GetAgentMessage {
  readonly method: 'getAgent';
  /** Unique identifier of what is being assigned: a room, a conference, a call. */
  readonly channelId: string;
  readonly channelType: ChannelType;
  /** For an external assigner, which alone understands it. */
  readonly context?: DataValue;
  /** Only agents who have all of them can be assigned. */
  readonly skills?: readonly string[];
}

export type MechanismName = 'system' | 'external';

/** The answer: who was assigned, and by which mechanism. */
export interface Assignment {
  readonly agentId: string;
  readonly mechanism: MechanismName;
}

/** A message that has been read: all fields are there and of the right type. */
export type AgentRequest = Required<Omit<GetAgentMessage, 'method'>>;

const CHANNEL_TYPES: readonly DataValue[] = ['chat', 'voice', 'c2c'] satisfies ChannelType[];

/**
 * Reads a message as it came in. A `channelId` may be a whole number; `null` counts as absent.
 * @throws AssignmentFailure `invalidresource` for a channel that cannot be meant, `unknown` for wrong types and methods
 */
export function readMessage(message: DataValue): AgentRequest {
  if (!isObject(message)) throw wrongType('a message', 'an object', message);
  if (asJson(message) === NOT_DATA) throw wrongType('a message', 'plain data', NOT_DATA);
  const { method, channelId, channelType, context, skills } = message;
  if (method !== 'getAgent') throw new AssignmentFailure('unknown', `there is no method ${show(method)}, only getAgent`);
  return {
    channelId: readChannelId(channelId),
    channelType: readChannelType(channelType),
    context: context ?? null,
    skills: readSkills(skills),
  };
}

function readChannelId(value: DataValue): string {
  if (value === undefined || value === null) throw new AssignmentFailure('invalidresource', 'channelId is missing');
  if (typeof value !== 'string' && typeof value !== 'number') throw wrongType('channelId', 'a string', value);
  const isId = typeof value === 'number' ? Number.isSafeInteger(value) : value.trim() !== '';
  if (!isId) throw new AssignmentFailure('invalidresource', `channelId names no channel: ${show(value)}`);
  return String(value);
}

function readChannelType(value: DataValue): ChannelType {
  if (value === undefined || value === null) throw new AssignmentFailure('invalidresource', 'channelType is missing');
  if (typeof value !== 'string') throw wrongType('channelType', '"chat", "voice" or "c2c"', value);
  if (!isChannelType(value)) throw new AssignmentFailure('invalidresource', `channelType must be chat, voice or c2c, not ${show(value)}`);
  return value;
}

function isChannelType(value: DataValue): value is ChannelType {
  return CHANNEL_TYPES.includes(value);
}

function readSkills(value: DataValue): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrongType('skills', "an array of strings such as ['spanish']", value);
  return value.map((skill: DataValue, i) => {
    if (typeof skill !== 'string' || skill.trim() === '') throw wrongType(`skills[${i}]`, 'a string that is not empty', skill);
    return skill;
  });
}

/** Whether it is a record, and not a list or XML. */
export function isObject(value: DataValue): value is { readonly [key: string]: DataValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof XmlData);
}

function wrongType(what: string, wanted: string, value: DataValue): AssignmentFailure {
  return new AssignmentFailure('unknown', `${what} must be ${wanted}, not ${show(value)}`);
}

const NOT_DATA = 'what is no JSON';

/** A message as JSON; callers that are no charts may hand over what has none. */
export function asJson(value: DataValue): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return NOT_DATA;
  }
}

const LONGEST = 80;

/** A value for people, on one line and not longer than it helps. */
function show(value: DataValue): string {
  const text = asJson(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
