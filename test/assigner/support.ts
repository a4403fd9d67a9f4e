/** An agent assigner to ask: users with their presence, lines of its log, and a real HTTP server as external assigner. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataValue } from 'statewire';
import {
  type AssignerExtension,
  type AssignerOptions,
  type AssignmentFailure,
  assigner,
  MemoryPresence,
  type Presence,
  type User,
} from 'statewire/assigner';
import { Chart } from '../support/chart.js';

export const AVAILABLE: Presence = { online: true, activity: 'available' };
export const AWAY: Presence = { online: true, activity: 'away' };
export const OFFLINE: Presence = { online: false, activity: 'unknown' };

/** A message that can be answered. */
export const MESSAGE = { method: 'getAgent', channelId: 'room-1', channelType: 'voice', context: { language: 'es' } } as const;

export interface Desk {
  readonly extension: AssignerExtension;
  readonly presence: MemoryPresence;
  readonly log: string[];
}

/** @param presences the agents and where they are; others come with `options.users` */
export function desk(presences: Readonly<Record<string, Presence>> = {}, options: AssignerOptions = {}): Desk {
  const presence = new MemoryPresence();
  const log: string[] = [];
  for (const [id, known] of Object.entries(presences)) presence.setPresence(id, known);
  const users: User[] = Object.keys(presences).map((id) => ({ id, capabilities: ['+c2cagent'] }));
  const extension = assigner({ presence, users, log: (message) => log.push(message), ...options });
  return { extension, presence, log };
}

/** The answer to a message: an agent's id, or the value of `error`. */
export async function answerTo({ extension }: Pick<Desk, 'extension'>, message: DataValue = MESSAGE): Promise<string> {
  return extension.service.handle(message).then(
    ({ agentId }) => agentId,
    ({ error }: AssignmentFailure) => error,
  );
}

/** A chart that executes `<assigner:getAgent>` with these attributes. */
export function ask(extension: AssignerExtension, attributes = `channelid="'c1'" channeltype="'voice'"`): Chart {
  const body = `
    <datamodel><data id="req"/><data id="later"/></datamodel>
    <state id="asking"><onentry><assigner:getAgent requestid="req" ${attributes}/></onentry></state>`;
  return new Chart(body, { attributes: CHART_ATTRIBUTES, extensions: [extension] });
}

export const CHART_ATTRIBUTES = 'datamodel="ecmascript" xmlns:assigner="urn:statewire:modules:assigner"';

/** The event that a request ended in; waits for it. */
export async function outcome(chart: Chart): Promise<{ readonly name: string; readonly data: DataValue }> {
  for (;;) {
    const [event] = outcomes(chart);
    if (event) return event;
    await new Promise(setImmediate);
  }
}

/** All terminal events so far. */
export function outcomes(chart: Chart): { readonly name: string; readonly data: DataValue }[] {
  return chart
    .entries('event')
    .flatMap(({ event }) => (event.name.includes('assigner.getAgent') ? [{ name: event.name, data: event.data }] : []));
}

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** An external assigner on loopback. */
export class ExternalServer implements AsyncDisposable {
  readonly received: Received[] = [];
  readonly #server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { method, url, headers } = request;
    response.on('close', () => this.closed.push(response.writableFinished));
    this.received.push({ method, url, headers, body: JSON.parse(text) });
    this.respond(response);
  });
  /** Of each exchange that is over: whether it was answered completely. */
  readonly closed: boolean[] = [];

  private constructor(private readonly respond: (response: ServerResponse) => void) {}

  static async start(respond: (response: ServerResponse) => void): Promise<ExternalServer> {
    const server = new ExternalServer(respond);
    await new Promise<void>((listening) => server.#server.listen(0, '127.0.0.1', listening));
    return server;
  }

  /** Answers with this body. */
  static answering(body: unknown, status = 200): Promise<ExternalServer> {
    return ExternalServer.start((response) => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body)));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/assign`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}
