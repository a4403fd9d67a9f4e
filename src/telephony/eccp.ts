/** The adapter to the dialer of a call centre that speaks ECCP. Reports a loss and never reconnects by itself. */
import type { Timer } from '../clock.js';
import type { EccpError } from '../eccp/error.js';
import { agentOf } from '../eccp/messages/events.js';
import { AdapterEvents } from './adapter-events.js';
import {
  CONFIRMATION,
  type EventListener,
  type KeyValueList,
  type RequestName,
  type TelephonyAdapter,
  TelephonyError,
  type TelephonyRequest,
} from './contract.js';
import { type Accepted, AgentLine, type LineListener } from './eccp/agent-line.js';
import type { Break } from './eccp/breaks.js';
import { findAgent } from './eccp/directory.js';
import { Link } from './eccp/link.js';
import { operationFor } from './eccp/operations.js';
import { type AdapterSettings, checkAdapterOptions, type EccpAdapterOptions } from './eccp/options.js';
import { fulfils, REPEATED_WITHIN, type Unanswered } from './eccp/unanswered.js';
import type { Change } from './eccp/wish.js';
import { telephonyError } from './error-codes.js';

const REQUESTS: readonly RequestName[] = ['RequestAgentLogin', 'RequestAgentLogout', 'RequestAgentReady', 'RequestAgentNotReady'];
const DND_REQUESTS: readonly RequestName[] = ['RequestSetDNDOn', 'RequestSetDNDOff'];

/**
 * An adapter to an ECCP server: agents by the phones at which they are, breaks by reasons, do-not-disturb by a break of its own.
 * @throws ScxmlError `BAD_OPTION` for a port, a time or an agent that is none
 */
export function eccpAdapter(options: EccpAdapterOptions = {}): TelephonyAdapter {
  const settings = checkAdapterOptions(options);
  new Link(settings, { onEvent() {}, onDifference() {}, onLost() {} }); // port and times are the client's to check
  return new EccpAdapter(settings);
}

/** How long closing waits for requests that are being made, ms. */
const CLOSING_LIMIT = 2000;

interface Current {
  readonly link: Link;
  opening: Promise<void>;
  isOpen: boolean;
}

class EccpAdapter implements TelephonyAdapter, LineListener {
  readonly supports: ReadonlySet<RequestName>;
  readonly switches: readonly string[] | undefined;
  readonly #settings: AdapterSettings;
  readonly #events: AdapterEvents;
  /** By agent number; they outlive a connection, so that the next one tells what has changed meanwhile. */
  readonly #lines = new Map<string, AgentLine>();
  #current: Current | undefined;
  #unanswered: Unanswered[] = [];
  #count = 0;

  constructor(settings: AdapterSettings) {
    this.#settings = settings;
    this.supports = new Set(settings.dndBreak === undefined ? REQUESTS : [...REQUESTS, ...DND_REQUESTS]);
    this.switches = settings.switch === undefined ? undefined : [settings.switch];
    this.#events = new AdapterEvents((error) => settings.log(`a listener of telephony events failed: ${String(error)}`));
  }

  onEvent(listener: EventListener): () => void {
    return this.#events.subscribe(listener);
  }

  open(): Promise<void> {
    if (!this.#current) {
      const current: Current = { link: this.#newLink(), opening: Promise.resolve(), isOpen: false };
      this.#current = current;
      current.opening = this.#connect(current);
    }
    return this.#current.opening;
  }

  async close(): Promise<void> {
    this.#unanswered = [];
    const current = this.#current;
    if (!current) return;
    const made = this.#stop(current, telephonyError(54, 'the adapter was closed'));
    if (current.link.client.connected) await this.#withinLimit(made); // what was accepted is not cut off halfway
    current.link.end('closed');
    await current.opening.catch(() => {}); // whoever called open() is told
  }

  async request(request: TelephonyRequest): Promise<number> {
    request.signal?.throwIfAborted();
    if (!this.supports.has(request.name)) throw telephonyError(51, request.name);
    const { link } = this.#open();
    const { switches } = this;
    if (request.switch !== undefined && switches && !switches.includes(request.switch)) {
      throw telephonyError(59, `there is no switch ${request.switch}, only ${switches.join(', ')}`);
    }
    const line = this.#find(request) ?? (await this.#findAfterAsking(request, link));
    return line.enqueue(request, operationFor(request, link));
  }

  accept(): number {
    return ++this.#count;
  }

  changed({ id }: AgentLine, change: Change): void {
    const { name, dn } = change;
    const reasons = name === 'EventAgentNotReady' ? reasonsOf(change.reason) : undefined;
    if (name === 'EventDNDOn' || name === 'EventDNDOff') this.#events.emit({ ...this.#stamp(), name, thisDN: dn });
    else this.#events.emit({ ...this.#stamp(), name, thisDN: dn, agentID: id, reasons });
  }

  confirmed({ id }: AgentLine, { request, referenceID }: Accepted): void {
    const { thisDN, extensions } = request;
    const name = CONFIRMATION[request.name];
    this.#events.emit({ ...this.#stamp(), name, thisDN, referenceID, agentID: id, reasons: request.reasons, extensions });
  }

  refused({ request: { thisDN }, referenceID }: Accepted, { code: errorCode, text, detail }: TelephonyError): void {
    this.#events.emit({ ...this.#stamp(), name: 'EventError', referenceID, errorCode, errorMessage: detail ?? text, thisDN });
  }

  unanswered(line: AgentLine, accepted: Accepted): void {
    this.#unanswered.push({ line, accepted, since: this.#settings.clock.now() });
  }

  /** @throws TelephonyError 54 */
  #open(): Current {
    if (!this.#current?.isOpen) throw telephonyError(54, 'the adapter is not open');
    return this.#current;
  }

  #newLink(): Link {
    const link: Link = new Link(this.#settings, {
      onEvent: (event) => this.#lineOf(link, agentOf(event))?.take(event),
      onDifference: ({ agent_number, after }) => this.#lineOf(link, agent_number)?.correct(after),
      onLost: (error) => this.#lost(link, error),
    });
    return link;
  }

  async #connect(current: Current): Promise<void> {
    const { link } = current;
    try {
      await link.open();
    } catch (error) {
      const failure = telephonyError(54, error instanceof Error ? error.message : String(error));
      void this.#stop(current, failure);
      link.end('closed');
      throw failure;
    }
    if (this.#current !== current) throw telephonyError(54, 'the adapter was closed');
    current.isOpen = true;
    this.#begin(link);
    this.#events.emit({ ...this.#stamp(), name: 'EventServerConnected' });
    for (const line of [...this.#lines.values()]) line.tell();
    if (!link.ended) this.#decide(link);
  }

  #begin(link: Link): void {
    const numbers = new Set(link.agents.map(({ number }) => number));
    for (const number of [...this.#lines.keys()]) if (!numbers.has(number)) this.#lines.delete(number);
    for (const agent of link.agents) {
      const line = this.#lines.get(agent.number) ?? new AgentLine(agent, this.#settings, this);
      this.#lines.set(agent.number, line);
      line.begin(link, link.client.stateOf(agent.number));
    }
  }

  /** What was in flight when the connection was lost: done, or made once more. */
  #decide(link: Link): void {
    const now = this.#settings.clock.now();
    const lost = this.#unanswered;
    this.#unanswered = [];
    for (const { line, accepted, since } of lost) {
      if (fulfils(line, accepted, link.breaks)) this.confirmed(line, accepted);
      else if (accepted.isRepeated || now - since > REPEATED_WITHIN)
        this.refused(accepted, telephonyError(54, 'the connection was lost before the answer'));
      else line.repeat(accepted);
    }
  }

  #lineOf(link: Link, agent_number: string | undefined): AgentLine | undefined {
    const isCurrent = this.#current?.isOpen && this.#current.link === link;
    return isCurrent && agent_number !== undefined ? this.#lines.get(agent_number) : undefined;
  }

  #find(request: TelephonyRequest): AgentLine | undefined {
    try {
      return findAgent(request, [...this.#lines.values()]);
    } catch (error) {
      if (error instanceof TelephonyError && error.code === 59) return undefined;
      throw error;
    }
  }

  /** Somebody may have logged in there without our having been told. @throws TelephonyError 59, 54 */
  async #findAfterAsking(request: TelephonyRequest, link: Link): Promise<AgentLine> {
    try {
      await link.client.refresh();
    } catch (error) {
      throw telephonyError(54, error instanceof Error ? error.message : String(error));
    }
    this.#open();
    request.signal?.throwIfAborted();
    return findAgent(request, [...this.#lines.values()]);
  }

  #lost(link: Link, error: EccpError): void {
    const current = this.#current;
    if (current?.link !== link) return;
    const { isOpen } = current;
    const failure = telephonyError(54, error.reason);
    void this.#stop(current, failure);
    link.end('lost');
    const { code: errorCode, message: errorMessage } = failure;
    if (isOpen) this.#events.emit({ ...this.#stamp(), name: 'EventServerDisconnected', errorCode, errorMessage });
  }

  /** No more requests. @returns when those that were accepted have been made */
  #stop(current: Current, error: TelephonyError): Promise<unknown> {
    current.isOpen = false;
    if (this.#current !== current) return Promise.resolve();
    this.#current = undefined;
    return Promise.all([...this.#lines.values()].map((line) => line.stop(error)));
  }

  #withinLimit(made: Promise<unknown>): Promise<unknown> {
    let timer: Timer | undefined;
    const over = new Promise<void>((resolve) => {
      timer = this.#settings.clock.after(CLOSING_LIMIT, resolve);
    });
    return Promise.race([made, over]).finally(() => timer?.cancel());
  }

  #stamp(): { readonly time: number; readonly server: string; readonly switch: string | undefined } {
    return { time: this.#settings.clock.now(), server: this.#settings.server, switch: this.#settings.switch };
  }
}

/** As T-Library tells them: a code, and what it means. */
function reasonsOf({ id, name }: Break): KeyValueList {
  return { ReasonCode: String(id), Reason: name };
}
