/** Users: who is an agent, what agents can do, and who sits behind an agent ID or a DN. */
import { ScxmlError } from 'statewire';

/** A user with this capability is an agent and can be assigned. */
export const AGENT_CAPABILITY = '+c2cagent';

export interface User {
  /** Such as `user1@domain`; what a request for an agent is answered with. */
  readonly id: string;
  /** `+c2cagent` makes the user an agent. */
  readonly capabilities?: readonly string[] | undefined;
  /** What the agent can be asked for, such as a language. */
  readonly skills?: readonly string[] | undefined;
  /** T-Library's agent ID, under which telephony events speak of the user. */
  readonly agentID?: string | undefined;
  /** The user's own phone, for events that name no agent. */
  readonly dn?: string | undefined;
  /** The switch that has the DN; may be left out where there is one. */
  readonly switch?: string | undefined;
}

export interface UserDirectory {
  /** All users who have a capability and all of some skills, in any order. */
  usersWith(capability: string, skills: readonly string[]): readonly User[] | Promise<readonly User[]>;
  /** The user behind T-Library's agent ID. */
  byAgentID(agentID: string): User | undefined;
  /** The user whose own phone it is. */
  byDN(dn: string, switchName: string | undefined): User | undefined;
}

/** A user directory in memory. */
export class MemoryDirectory implements UserDirectory {
  readonly #users = new Map<string, User>();
  readonly #byAgentID = new Map<string, User>();
  /** The users of a DN; several where several switches have it. */
  readonly #byDN = new Map<string, readonly User[]>();

  /** @throws ScxmlError `BAD_OPTION` when an id, an agent ID or a DN is there twice */
  constructor(users: readonly User[] = []) {
    for (const user of users) this.add(user);
  }

  /** @throws ScxmlError `BAD_OPTION` when the id, the agent ID or the DN has a user already */
  add(user: User): void {
    const { id, agentID, dn } = user;
    if (this.#users.has(id)) throw twice(`user ${id}`);
    if (agentID !== undefined && this.byAgentID(agentID)) throw twice(`agent ID ${agentID}`);
    if (dn !== undefined && this.byDN(dn, user.switch)) throw twice(`DN ${dn}`);
    this.#users.set(id, user);
    if (agentID !== undefined) this.#byAgentID.set(agentID, user);
    if (dn !== undefined) this.#byDN.set(dn, [...(this.#byDN.get(dn) ?? []), user]);
  }

  usersWith(capability: string, wanted: readonly string[] = []): readonly User[] {
    const has = ({ capabilities = [], skills = [] }: User): boolean =>
      capabilities.includes(capability) && wanted.every((skill) => skills.includes(skill));
    return [...this.#users.values()].filter(has);
  }

  byAgentID(agentID: string): User | undefined {
    return this.#byAgentID.get(agentID);
  }

  byDN(dn: string, switchName: string | undefined): User | undefined {
    const isThere = (user: User): boolean => user.switch === undefined || switchName === undefined || user.switch === switchName;
    return this.#byDN.get(dn)?.find(isThere);
  }
}

function twice(what: string): ScxmlError {
  return new ScxmlError('BAD_OPTION', `user directory: ${what} is there twice`);
}
