/** One agent: requests one after the other, and what is told of them. */
import { afterEvent } from '../../eccp/client/agent-states.js';
import type { AgentState } from '../../eccp/messages/agent-state.js';
import type { EccpEvent } from '../../eccp/messages/events.js';
import type { RequestName, TelephonyError, TelephonyRequest } from '../contract.js';
import { telephonyError } from '../error-codes.js';
import { fromEccp } from './errors.js';
import type { Link } from './link.js';
import type { OperatedAgent, Operation } from './operations.js';
import type { AdapterSettings, EccpAdapterAgent } from './options.js';
import { type AgentView, type Change, changesBetween, LOGGED_OUT, NO_WISH, reconciled, type Wish } from './wish.js';

/** A request that was accepted. */
export interface Accepted {
  readonly request: TelephonyRequest;
  readonly referenceID: number;
  readonly operation: Operation;
  /** Made once more after the connection was lost; that happens once. */
  readonly isRepeated?: true;
}

export interface LineListener {
  /** The next reference ID. */
  accept(): number;
  /** What happened without having been asked for. */
  changed(line: AgentLine, change: Change): void;
  confirmed(line: AgentLine, accepted: Accepted): void;
  refused(accepted: Accepted, error: TelephonyError): void;
  /** The connection was lost before the answer: nobody knows what became of it. */
  unanswered(line: AgentLine, accepted: Accepted): void;
}

interface Job {
  readonly request: TelephonyRequest;
  readonly operation: Operation;
  /** @returns the request as accepted */
  accept(): Accepted;
  reject(error: unknown): void;
}

export class AgentLine implements OperatedAgent {
  wish: Wish = NO_WISH;
  #state: AgentState = { status: 'offline' };
  /** Kept because the event of a login does not say where. */
  #extension: string | undefined;
  #told: AgentView = LOGGED_OUT;
  #link: Link | undefined;
  #jobs: Job[] = [];
  #isRunning = false;
  /** Ends when no request waits. */
  #run = Promise.resolve();
  /** What is under way and is told at its end. */
  #held = 0;
  /** The holds of the job that is about to run. */
  #hold = (): void => {};

  constructor(
    readonly agent: EccpAdapterAgent,
    private readonly settings: AdapterSettings,
    private readonly listener: LineListener,
  ) {}

  get number(): string {
    return this.agent.number;
  }

  /** The agent ID of T-Library. */
  get id(): string {
    return this.agent.id ?? this.agent.number;
  }

  get state(): AgentState {
    return this.#state;
  }

  /** The DN of the agent while they are logged in: that of the configuration, else the phone. */
  get dn(): string | undefined {
    if (this.#state.status === 'offline') return undefined;
    return this.agent.dn ?? this.#state.extension ?? this.#extension ?? this.number;
  }

  /** Whether the agent is logged in there. */
  isAt(dn: string): boolean {
    return this.dn === dn || (this.dn !== undefined && dn === (this.#state.extension ?? this.#extension));
  }

  /** There is a connection again. @param state as the server says it; undefined when it did not */
  begin(link: Link, state: AgentState | undefined): void {
    this.#link = link;
    this.#held = 0;
    if (state) this.replaceState(state);
    this.wish = reconciled(this.wish, this.#state, link.breaks.dnd);
  }

  /** No more requests: those that were not made are rejected. @returns when the one that is being made, if any, has been */
  stop(error: Error): Promise<void> {
    this.#link = undefined;
    for (const { reject } of this.#jobs.splice(0)) reject(error);
    return this.#run;
  }

  /** Makes the request when its turn comes. @throws TelephonyError as a rejection, or the reason of its signal */
  enqueue(request: TelephonyRequest, operation: Operation): Promise<number> {
    return new Promise((resolve, reject) => {
      const accept = (): Accepted => {
        const referenceID = this.listener.accept();
        resolve(referenceID);
        return { request, operation, referenceID };
      };
      this.#add({ request, operation, accept, reject });
    });
  }

  /** Makes a request once more that was accepted before. */
  repeat(accepted: Accepted): void {
    const repeated: Accepted = { ...accepted, isRepeated: true };
    this.#add({ ...accepted, accept: () => repeated, reject: () => this.listener.unanswered(this, repeated) });
  }

  apply(event: EccpEvent): void {
    this.#state = afterEvent(this.#state, event);
  }

  replaceState(state: AgentState): void {
    this.#state = state;
    this.#extension = state.extension ?? this.#extension;
  }

  hold(): void {
    this.#hold();
  }

  /** An event about this agent. */
  take(event: EccpEvent): void {
    const wasIn = this.#state.status !== 'offline';
    this.apply(event);
    if (event.name === 'agentloggedout') this.#extension = undefined;
    if (event.name === 'agentloggedin' && !wasIn && this.#held === 0) void this.#askWhere();
    else this.tell();
  }

  /** The server says something else than its events did. */
  correct(state: AgentState): void {
    this.replaceState(state);
    this.tell();
  }

  #add(job: Job): void {
    this.#jobs.push(job);
    if (!this.#isRunning) this.#run = this.#makeAll();
  }

  async #makeAll(): Promise<void> {
    this.#isRunning = true;
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      const link = this.#link;
      if (job.request.signal?.aborted) job.reject(job.request.signal.reason);
      else if (!link) job.reject(telephonyError(54, 'the adapter is not open'));
      else await this.#perform(job, link);
    }
    this.#isRunning = false;
  }

  /** Resolves when the next request may be made. */
  async #perform(job: Job, link: Link): Promise<void> {
    const accepted = job.accept();
    await turn(); // whoever made the request knows its reference ID first
    const holds = this.#newHolds(link);
    this.#hold = holds.add;
    try {
      const result = await job.operation({ agent: this, link, settings: this.settings });
      if (result) void result.rest.then(...this.#endings(accepted, link, holds.end));
      else this.#succeeded(accepted, link, holds.end);
    } catch (error) {
      this.#failed(accepted, link, error, holds.end);
    }
  }

  #endings(accepted: Accepted, link: Link, release: () => void): [() => void, (error: unknown) => void] {
    return [() => this.#succeeded(accepted, link, release), (error) => this.#failed(accepted, link, error, release)];
  }

  #succeeded(accepted: Accepted, link: Link, release: () => void): void {
    if (link.ended) {
      if (link.ended === 'lost') this.listener.unanswered(this, accepted);
      return;
    }
    if (accepted.request.name === 'RequestAgentLogout') this.#loggedOut();
    this.listener.confirmed(this, accepted);
    this.#told = this.#toldBy(accepted.request);
    release();
  }

  #failed(accepted: Accepted, link: Link, error: unknown, release: () => void): void {
    if (link.ended) {
      if (link.ended === 'lost') this.listener.unanswered(this, accepted);
      return;
    }
    this.listener.refused(accepted, fromEccp(error));
    release();
  }

  /** Also when the event was lost. Do-not-disturb ends with the login. */
  #loggedOut(): void {
    this.#state = { status: 'offline' };
    this.#extension = undefined;
    this.wish = NO_WISH;
    const { dn, dnd } = this.#told;
    if (dn !== undefined && dnd) this.listener.changed(this, { name: 'EventDNDOff', dn });
  }

  /** What is told when the confirmation of a request was. */
  #toldBy({ name, thisDN }: TelephonyRequest): AgentView {
    const { work, dnd } = this.wish;
    const told: Record<RequestName, Partial<AgentView>> = {
      RequestAgentLogin: { ...LOGGED_OUT, dn: this.dn ?? thisDN },
      RequestAgentLogout: LOGGED_OUT,
      RequestAgentReady: { work },
      RequestAgentNotReady: { work },
      RequestSetDNDOn: { dnd },
      RequestSetDNDOff: { dnd },
      RequestRegisterAddress: {},
      RequestUnregisterAddress: {},
    };
    return { ...this.#told, ...told[name] };
  }

  /** Several may be under way for one agent: a login that waits for the phone, and the logout that ends it. */
  #newHolds(link: Link): { readonly add: () => void; readonly end: () => void } {
    let holds = 0;
    return {
      add: () => {
        holds++;
        this.#held++;
      },
      end: () => {
        if (link !== this.#link) return;
        this.#held -= holds;
        holds = 0;
        this.tell();
      },
    };
  }

  async #askWhere(): Promise<void> {
    const link = this.#link;
    if (!link) return;
    const { add, end } = this.#newHolds(link);
    add();
    try {
      const { extension } = await link.client.request('getagentstatus', { agent_number: this.number });
      this.#extension = extension;
    } catch (error) {
      this.settings.log(`where ${this.number} is logged in is not known: ${String(error)}`);
    }
    end();
  }

  /** Tells what has changed, if nothing is under way. */
  tell(): void {
    if (this.#held > 0 || !this.#link || this.#link.ended) return;
    this.wish = reconciled(this.wish, this.#state, this.#link.breaks.dnd);
    const { dn } = this;
    const now: AgentView = dn === undefined ? LOGGED_OUT : { dn, ...this.wish };
    const before = this.#told;
    this.#told = now;
    for (const change of changesBetween(before, now)) this.listener.changed(this, change);
  }
}

/** One turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
