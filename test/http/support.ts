import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type BasicHttp,
  type BasicHttpOptions,
  basicHttp,
  type HostLimits,
  type SessionHandle,
  Statewire,
  type TraceEntry,
} from 'statewire';
import { document } from '../support/chart.js';

export const TYPE = 'http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor';

/** A chart that keeps what the last event brought. */
const KEEPER = document(`
  <datamodel>
    <data id="name"/><data id="data"/><data id="raw"/><data id="type"/><data id="origintype"/><data id="origin"/>
    <data id="uri" expr="_ioprocessors['basichttp'].location"/>
  </datamodel>
  <state id="s">
    <transition event="stop" target="end"/>
    <transition event="*">
      <assign location="name" expr="_event.name"/> <assign location="data" expr="_event.data"/>
      <assign location="raw" expr="_event.raw"/> <assign location="type" expr="_event.type"/>
      <assign location="origintype" expr="_event.origintype"/> <assign location="origin" expr="_event.origin"/>
    </transition>
  </state>
  <final id="end"/>`);

/** A request as the other side saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly type: string;
  readonly body: string;
}

/** A host with the Basic HTTP processor, and other servers to talk to, all on loopback. */
export class HttpWorld {
  readonly trace: TraceEntry[] = [];
  readonly statewire: Statewire;
  readonly #others: Server[] = [];

  private constructor(
    readonly http: BasicHttp,
    limits: Partial<HostLimits>,
  ) {
    this.statewire = new Statewire({ extensions: [http], limits });
    this.statewire.watch((entry) => this.trace.push(entry));
  }

  static async open(options: BasicHttpOptions = {}, limits: Partial<HostLimits> = {}): Promise<HttpWorld> {
    return new HttpWorld(await basicHttp(options), limits);
  }

  async close(): Promise<void> {
    await this.statewire.close();
    for (const server of this.#others) {
      server.closeAllConnections();
      server.close();
    }
  }

  keeper(): { readonly session: SessionHandle; readonly uri: string } {
    const session = this.statewire.start(KEEPER);
    return { session, uri: session.view().data['uri'] as string };
  }

  /** A server of somebody else's, which answers every request with the status, or never for 0. */
  async other(status: number): Promise<{ readonly url: string; readonly requests: Seen[] }> {
    const requests: Seen[] = [];
    const server = createServer((request: IncomingMessage, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        requests.push({ method: request.method!, url: request.url!, type: request.headers['content-type'] ?? '', body });
        if (status !== 0) response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#others.push(server);
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/path`, requests };
  }

  /** Resolves when the session has taken an event of that name. */
  taken(session: SessionHandle, name: string): Promise<void> {
    const wanted = (entry: TraceEntry): boolean => entry.type === 'event' && entry.session === session.id && entry.event.name === name;
    if (this.trace.some(wanted)) return this.statewire.host.drain();
    return new Promise((resolve) => {
      const stop = this.statewire.watch((entry) => {
        if (!wanted(entry)) return;
        stop();
        resolve(this.statewire.host.drain());
      });
    });
  }
}

/** Waits for something that a real connection brings about. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
