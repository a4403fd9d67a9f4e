/** `statewire/assigner`: asks for an agent, and the agent assigner that chooses one. */
import { type Extension, ScxmlError } from 'statewire';
import { type AssignerConfig, complaint } from './config.js';
import { MemoryDirectory, type UserDirectory } from './directory.js';
import { ExternalMechanism } from './external.js';
import { getAgent, performGetAgent } from './get-agent.js';
import type { Mechanism } from './mechanism.js';
import type { PresenceService } from './presence.js';
import { AgentAssigner } from './service.js';
import { SystemMechanism } from './system.js';

export { AgentPresence } from './agent-presence.js';
export type { AssignerConfig } from './config.js';
export { readAssignerConfig } from './config-files.js';
export { AGENT_CAPABILITY, MemoryDirectory, type User, type UserDirectory } from './directory.js';
export { type AssignerError, AssignmentFailure } from './failure.js';
export type { GetAgentEffect } from './get-agent.js';
export { MemoryPresence } from './memory-presence.js';
export type { Assignment, ChannelType, GetAgentMessage, MechanismName } from './message.js';
export { type Activity, isAvailable, type Presence, type PresenceService } from './presence.js';
export type { AgentAssigner, MessageOptions } from './service.js';

export const ASSIGNER_NAMESPACE = 'urn:statewire:modules:assigner';

export interface AssignerOptions extends AssignerConfig {
  /** Who is there and what they do. An agent assigner that is enabled needs it. */
  readonly presence?: PresenceService | undefined;
  /** The users; default: those of `users`, in memory. */
  readonly directory?: UserDirectory | undefined;
  /** Lines for operators, in the wording that they know. */
  readonly log?: ((message: string) => void) | undefined;
}

/** The extension, and its service for callers that are no charts. */
export interface AssignerExtension extends Extension {
  readonly service: AgentAssigner;
}

const TIMEOUT = 5000;
const MAX_ANSWER_BYTES = 65_536;

/**
 * The assigner extension: action `getAgent`, which ends in exactly one event, `assigner.getAgent.done` or
 * `error.assigner.getAgent`. One mechanism is in use: the external assigner when there is an `externalAssignerUrl`, else the
 * system. When not enabled, every request ends in `servererror`.
 * @throws ScxmlError `BAD_OPTION` for an option that cannot be meant, and without a presence service unless not enabled
 */
export function assigner(options: AssignerOptions = {}): AssignerExtension {
  const { presence, directory, log = () => {}, ...config } = options;
  for (const [key, value] of Object.entries(config)) {
    const wrong = complaint(key, value);
    if (wrong !== undefined) throw new ScxmlError('BAD_OPTION', `agent assigner: ${wrong}`);
  }
  const mechanism = mechanismOf(config, presence, directory ?? new MemoryDirectory(config.users));
  if (mechanism) log(announcement(config));
  const service = new AgentAssigner({ mechanism, timeout: config.timeout ?? TIMEOUT, log });
  return {
    name: 'assigner',
    namespaces: [ASSIGNER_NAMESPACE],
    actions: [getAgent],
    perform: { 'assigner.getAgent': performGetAgent(service) },
    close: () => service.close(),
    service,
  };
}

/** The one mechanism; none when not enabled. */
function mechanismOf(config: AssignerConfig, presence: PresenceService | undefined, directory: UserDirectory): Mechanism | undefined {
  const { enabled = true, externalAssignerUrl, headers = {}, maxAnswerBytes = MAX_ANSWER_BYTES } = config;
  if (!enabled) return undefined;
  if (typeof presence?.getPresence !== 'function')
    throw new ScxmlError('BAD_OPTION', 'agent assigner: it needs a presence service; give one as "presence"');
  if (typeof externalAssignerUrl === 'string') return new ExternalMechanism({ externalAssignerUrl, headers, maxAnswerBytes });
  const { order = 'connection', ifNoneAvailable = 'noagent' } = config;
  return new SystemMechanism({ directory, presence, order, ifNoneAvailable });
}

function announcement({ externalAssignerUrl }: AssignerConfig): string {
  return typeof externalAssignerUrl === 'string'
    ? `Agent assigner configured with external assigner at: ${externalAssignerUrl}`
    : 'Agent assigner will use system assigner';
}
