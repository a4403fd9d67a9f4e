/** System agent assignation: the first agent, by connection time, who is online and available. */
import { AGENT_CAPABILITY, type User, type UserDirectory } from './directory.js';
import { AssignmentFailure, messageOf } from './failure.js';
import type { Mechanism, MechanismCall } from './mechanism.js';
import type { AgentRequest } from './message.js';
import { isAvailable, type Presence, type PresenceService } from './presence.js';

export interface SystemOptions {
  readonly directory: UserDirectory;
  readonly presence: PresenceService;
  /** `connection`: who connected first. `roundRobin`: whose last assignment is longest ago, then who connected first. */
  readonly order: 'connection' | 'roundRobin';
  /** When nobody is available: fail with `noagent`, or assign one of those who are not available. */
  readonly ifNoneAvailable: 'noagent' | 'any';
}

interface Candidate {
  readonly id: string;
  readonly presence: Presence | undefined;
  /** The presence service failed, so that nothing is known. */
  readonly failure?: string;
}

export class SystemMechanism implements Mechanism {
  readonly name = 'system';
  readonly #options: SystemOptions;
  /** Number of each agent's last assignment, for round robin. */
  readonly #assigned = new Map<string, number>();
  #assignments = 0;

  constructor(options: SystemOptions) {
    this.#options = options;
  }

  async assign({ skills }: AgentRequest, call: MechanismCall): Promise<string> {
    const agents = await this.#agents(skills, call);
    const candidates = await Promise.all(agents.map(({ id }) => this.#candidate(id, call)));
    call.signal.throwIfAborted(); // an agent who is too late must not lose the turn
    candidates.sort((a, b) => this.#turn(a) - this.#turn(b) || connectedAt(a) - connectedAt(b) || (a.id < b.id ? -1 : 1));
    const chosen = this.#choose(candidates, call);
    if (chosen) return this.#chosen(chosen);
    const failed = candidates.find(({ failure }) => failure !== undefined);
    if (failed) throw new AssignmentFailure('servererror', `the presence of ${failed.id} is not known: ${failed.failure}`);
    throw new AssignmentFailure('noagent', nobody(candidates.length, skills));
  }

  async #agents(skills: readonly string[], { log }: MechanismCall): Promise<readonly User[]> {
    log('Trying to obtain agents');
    const users = await this.#options.directory.usersWith(AGENT_CAPABILITY, skills);
    log(`Agents obtained: ${users.map(({ id }) => id)}`);
    return users;
  }

  /** A presence that cannot be told takes one agent out, not the request down. */
  async #candidate(id: string, { log, signal }: MechanismCall): Promise<Candidate> {
    log(`Getting presence for user ${id}`);
    try {
      return { id, presence: await this.#options.presence.getPresence(id, signal) };
    } catch (error) {
      return { id, presence: undefined, failure: messageOf(error) };
    }
  }

  /** The first who is available; else, where that is wanted, the first who is there, or anybody. */
  #choose(candidates: readonly Candidate[], { log }: MechanismCall): Candidate | undefined {
    const available = candidates.find(({ id, presence }) => {
      log(`Checking if ${id} is available`);
      return isAvailable(presence);
    });
    if (available) log(`Available agent found: ${available.id}`);
    if (available || this.#options.ifNoneAvailable === 'noagent') return available;
    return candidates.find(({ presence }) => presence?.online === true) ?? candidates[0];
  }

  #chosen({ id }: Candidate): string {
    if (this.#options.order === 'roundRobin') this.#assigned.set(id, ++this.#assignments);
    return id;
  }

  /** 0 for an agent who was never assigned. */
  #turn({ id }: Candidate): number {
    return this.#assigned.get(id) ?? 0;
  }
}

/** Agents of whom nobody knows when they connected come last. A large number and not infinity: differences must be numbers. */
function connectedAt({ presence }: Candidate): number {
  return presence?.connectedAt ?? Number.MAX_SAFE_INTEGER;
}

function nobody(candidates: number, skills: readonly string[]): string {
  const wanted = skills.length > 0 ? ` with the skills ${skills.join(', ')}` : '';
  return candidates === 0 ? `there is no agent${wanted}` : `none of ${candidates} agents${wanted} is available`;
}
