/** The switch behind the simulated T-Server: the state of its DNs. Knows no clients and no time. */
import type { TelephonyRequest } from '../contract.js';
import { answerRequest, type Change, callArrives, callEnds, type DNState, type StateEvent } from './agent-state.js';
import { samePlace } from './check-config.js';
import type { SimulatedConfig } from './config.js';

/** A refusal's code, or the events that tell what was done. */
export type Outcome =
  | { readonly code: number; readonly events?: never }
  | { readonly code?: never; readonly events: readonly StateEvent[] };

export class SimulatedSwitch {
  readonly #dns = new Map<string, DNState>();

  constructor(private readonly config: SimulatedConfig) {
    for (const { thisDN, agentID, ready, queue, dnd } of config.dns) {
      const state = agentID === undefined ? 'null' : ready ? 'ready' : 'notReady';
      this.#dns.set(thisDN, { thisDN, agentID, queues: queue === undefined ? [] : [queue], state, workMode: 'Unknown', dnd: dnd ?? false });
    }
  }

  dn(thisDN: string): DNState | undefined {
    return this.#dns.get(thisDN);
  }

  /** All DNs, in the order of the configuration. */
  dns(): readonly DNState[] {
    return [...this.#dns.values()];
  }

  /** Carries out a request, or refuses it and changes nothing. */
  carryOut(request: TelephonyRequest): Outcome {
    const dn = this.#dns.get(request.thisDN);
    if (!dn) return { code: 59 };
    const answer = answerRequest(dn, request, this.config, this.#elsewhere(request));
    if (answer.code !== undefined) return { code: answer.code };
    this.#dns.set(dn.thisDN, answer.dn);
    return { events: answer.events };
  }

  /** An ACD call reaches the DN. @returns false when its agent gets no calls */
  callArrives(thisDN: string): boolean {
    const dn = this.#dns.get(thisDN);
    const busy = dn && callArrives(dn, this.config);
    if (busy) this.#dns.set(thisDN, busy);
    return busy !== undefined;
  }

  /** The ACD call at the DN ends. @returns the state after it and its events; undefined when there was no call */
  callEnds(thisDN: string): Change | undefined {
    const dn = this.#dns.get(thisDN);
    const ended = dn && callEnds(dn);
    if (ended) this.#dns.set(thisDN, ended.dn);
    return ended;
  }

  /** After-call work is over, unless the agent did something else since it began. */
  endAfterCallWork(since: DNState): readonly StateEvent[] {
    if (this.#dns.get(since.thisDN) !== since) return [];
    const dn: DNState = { ...since, state: 'ready', workMode: 'Unknown' };
    this.#dns.set(dn.thisDN, dn);
    return [{ name: 'EventAgentReady', dn }];
  }

  /** Where the agent of a login is logged in already, if on a DN that is not of the same place. */
  #elsewhere({ name, agentID, thisDN }: TelephonyRequest): string | undefined {
    if (name !== 'RequestAgentLogin' || agentID === undefined) return undefined;
    return this.dns().find((dn) => dn.agentID === agentID && dn.thisDN !== thisDN && !samePlace(this.config, dn.thisDN, thisDN))?.thisDN;
  }
}
