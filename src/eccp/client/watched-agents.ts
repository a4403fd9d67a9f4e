/** The states of the agents that a client watches: told by events, and checked now and then by asking. */
import { EccpError } from '../error.js';
import type { AgentState } from '../messages/agent-state.js';
import { agentOf, type EccpEvent } from '../messages/events.js';
import type { Answer, RequestArguments } from '../messages/requests.js';
import { afterEvent, sameState } from './agent-states.js';

/** What asking found that no event had told. */
export interface Difference {
  readonly agent_number: string;
  readonly before: AgentState;
  readonly after: AgentState;
}

type StatusRequest = 'getagentstatus' | 'getmultipleagentstatus';
export type AskStatus = <N extends StatusRequest>(name: N, args: RequestArguments<N>) => Promise<Answer<N>>;

/** Agents that are asked for at once. */
const GROUP = 50;

export class WatchedAgents {
  readonly #agents = new Set<string>();
  readonly #states = new Map<string, AgentState>();
  /** Events that came while an answer is on its way; which of the two is newer, nobody knows. */
  readonly #meanwhile = new Map<string, EccpEvent[]>();
  #refreshing: Promise<readonly Difference[]> | undefined;

  add(agent_number: string): void {
    this.#agents.add(agent_number);
  }

  get size(): number {
    return this.#agents.size;
  }

  stateOf(agent_number: string): AgentState | undefined {
    return this.#states.get(agent_number);
  }

  take(event: EccpEvent): void {
    const agent_number = agentOf(event);
    if (agent_number === undefined) return;
    this.#meanwhile.get(agent_number)?.push(event);
    const state = this.#states.get(agent_number);
    if (state) this.#states.set(agent_number, afterEvent(state, event));
  }

  /** Asks for all states; a second call while one is on its way waits for that one. @throws EccpError when nobody answers */
  refresh(ask: AskStatus): Promise<readonly Difference[]> {
    this.#refreshing ??= this.#askAll(ask).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #askAll(ask: AskStatus): Promise<readonly Difference[]> {
    const agents = [...this.#agents];
    const differences: Difference[] = [];
    for (let at = 0; at < agents.length; at += GROUP) differences.push(...(await this.#askGroup(agents.slice(at, at + GROUP), ask)));
    return differences;
  }

  async #askGroup(group: readonly string[], ask: AskStatus): Promise<Difference[]> {
    for (const agent_number of group) this.#meanwhile.set(agent_number, []);
    try {
      const { agents } = await ask('getmultipleagentstatus', { agents: group });
      return agents.flatMap(({ agent_number, ...state }) => this.#answered(agent_number, state));
    } catch (error) {
      // one number that the server does not know spoils the whole group
      if (!(error instanceof EccpError && error.level === 'command')) throw error;
      return await this.#askEach(group, ask);
    } finally {
      for (const agent_number of group) this.#meanwhile.delete(agent_number);
    }
  }

  async #askEach(group: readonly string[], ask: AskStatus): Promise<Difference[]> {
    const differences: Difference[] = [];
    for (const agent_number of group) {
      try {
        this.#meanwhile.set(agent_number, []);
        differences.push(...this.#answered(agent_number, await ask('getagentstatus', { agent_number })));
      } catch (error) {
        // what is not known any more may only be out of sight: the last state stays
        if (!(error instanceof EccpError && error.level === 'command')) throw error;
      }
    }
    return differences;
  }

  /** An answer, and on top of it the events that came since it was asked for. */
  #answered(agent_number: string, answer: AgentState): Difference[] {
    const after = (this.#meanwhile.get(agent_number) ?? []).reduce(afterEvent, answer);
    const before = this.#states.get(agent_number);
    this.#states.set(agent_number, after);
    return before === undefined || sameState(before, after) ? [] : [{ agent_number, before, after }];
  }
}
