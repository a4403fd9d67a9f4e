/** External agent assignation: a REST API of somebody else chooses the agent. */
import { type DataValue, XmlData } from 'statewire';
import { AssignmentFailure } from './failure.js';
import type { Mechanism, MechanismCall } from './mechanism.js';
import { type AgentRequest, isObject } from './message.js';
import { post } from './post.js';

export interface ExternalOptions {
  readonly externalAssignerUrl: string;
  /** Sent with each request, such as an authorization. */
  readonly headers: Readonly<Record<string, string>>;
  /** Longest answer, bytes. */
  readonly maxAnswerBytes: number;
}

export class ExternalMechanism implements Mechanism {
  readonly name = 'external';
  readonly #options: ExternalOptions;

  constructor(options: ExternalOptions) {
    this.#options = options;
  }

  async assign(request: AgentRequest, { signal, key }: MechanismCall): Promise<string> {
    const { externalAssignerUrl, headers, maxAnswerBytes } = this.#options;
    const { channelId, channelType } = request;
    const answer = await post(externalAssignerUrl, {
      body: JSON.stringify({ channelId, channelType, context: contextOf(request) }, xmlAsText),
      headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) },
      maxAnswerBytes,
      signal,
    });
    return agentIdOf(answer);
  }
}

/** The context with the skills in it: an object gets them as a member, anything else goes beside them as `value`. */
function contextOf({ context, skills }: AgentRequest): DataValue {
  if (skills.length === 0) return context;
  if (context === null) return { skills };
  return isObject(context) ? { ...context, skills } : { value: context, skills };
}

function xmlAsText(_key: string, value: unknown): unknown {
  return value instanceof XmlData ? value.xml : value;
}

/** @param answer undefined for "no content" */
function agentIdOf(answer: string | undefined): string {
  if (answer === undefined) throw nobody('no content');
  const { agentId } = parse(answer);
  if (agentId === null) throw nobody('agentId null');
  if (typeof agentId === 'string' && agentId.trim() !== '') return agentId;
  throw refused(agentId === undefined ? 'its answer has no agentId' : 'the agentId of its answer is not a string, or empty');
}

function parse(answer: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch (error) {
    throw refused('its answer is not JSON', error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused('its answer is not a JSON object');
  return value as Readonly<Record<string, unknown>>;
}

function nobody(how: string): AssignmentFailure {
  return new AssignmentFailure('noagent', `the external assigner has no agent: it answered with ${how}`);
}

function refused(why: string, cause?: unknown): AssignmentFailure {
  return new AssignmentFailure('servererror', `the external assigner cannot be used: ${why}`, { cause });
}
