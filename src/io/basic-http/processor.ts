/**
 * The Basic HTTP event I/O processor (SCXML C.2) as an extension. It exists only where a host creates it: without it a
 * `<send type="…#BasicHTTPEventProcessor">` raises `error.execution`.
 */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { SendEffect } from '../../event.js';
import type { Inbound, IoContext, IoProcessor } from '../contract.js';
import { BASIC_HTTP, decodeMessage, encodeMessage, ORIGIN_HEADER, type OutgoingMessage } from './message.js';
import { type Answer, listen, PATH, type Receive, SENDER_HEADER } from './server.js';

export interface BasicHttpOptions {
  /** Port to listen on; any free one when absent. */
  readonly port?: number;
  /** Address to listen on; loopback when absent. */
  readonly host?: string;
  /** What others reach the listener by, when that is not its own address, such as `https://calls.example.com`. */
  readonly publicUrl?: string;
  /** Largest body in and out, bytes (default 1 MiB). */
  readonly maxBody?: number;
  /** Time for a request, in and out, ms (default 10,000). */
  readonly timeout?: number;
  /** Whether sessions may send to each other's access URIs (default false: to their own only). */
  readonly betweenSessions?: boolean;
  /** Whether sessions may send to an address outside; all `http:` and `https:` ones when absent. */
  readonly allowTarget?: (url: URL) => boolean;
}

/** The processor as an extension: give it to `new Statewire({ extensions: [...] })`; it closes with it. */
export interface BasicHttp {
  readonly name: 'basichttp';
  readonly ioProcessors: readonly [IoProcessor];
  /** Where the listener is, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the listener.
 * @throws the error of `node:http` when the port cannot be had
 */
export async function basicHttp(options: BasicHttpOptions = {}): Promise<BasicHttp> {
  const host = options.host ?? '127.0.0.1';
  const settings = { host, port: options.port ?? 0, maxBody: options.maxBody ?? 1024 * 1024, timeout: options.timeout ?? 10_000 };
  const token = randomUUID();
  let inbound: Inbound | undefined;
  const receive: Receive = (sessionId, event, senderToken) => {
    if (!inbound?.hasSession(sessionId)) return { status: 404, message: 'there is no such session' };
    // a name server may know our address by a name that we do not: what our own sessions send is marked
    const [mark, sender] = senderToken?.split(' ') ?? [];
    if (mark === token && sender !== sessionId && !options.betweenSessions) return FORBIDDEN;
    const problem = inbound.deliver(sessionId, event);
    return problem === undefined ? { status: 204 } : { status: 503, message: problem };
  };
  const { server, port } = await listen(settings, receive);
  const url = options.publicUrl?.replace(/\/$/, '') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const aborted = new AbortController();

  const processor: IoProcessor = {
    type: BASIC_HTTP,
    aliases: ['basichttp'],
    location: (sessionId) => `${url}${PATH}${encodeURIComponent(sessionId)}`,
    connect: (host) => {
      inbound = host;
    },
    refuses(target) {
      if (target === undefined) return undefined; // that is error.communication (C.2.2)
      if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) return `"${target}" is not the address of an HTTP server`;
      return undefined;
    },
    unreachable: (target) => (target === undefined ? 'a <send> by HTTP needs a target' : undefined),
    send(effect, context) {
      const own = ownSession(effect, url);
      if (own === undefined) void request(effect, context, { ...settings, ...options, url, token, signal: aborted.signal });
      else if (own !== context.sessionId && !options.betweenSessions) context.fail(FORBIDDEN.message);
      else deliverHere(effect, context, own, url, settings.maxBody);
    },
  };
  return {
    name: 'basichttp',
    ioProcessors: [processor],
    url,
    async close() {
      aborted.abort();
      await closeServer(server);
    },
  };
}

const FORBIDDEN = { status: 403, message: 'sessions may not send to each other here' } as const satisfies Answer;

function ownSession(effect: SendEffect, url: string): string | undefined {
  const prefix = `${url}${PATH}`;
  const { target = '' } = effect;
  if (!target.startsWith(prefix)) return undefined;
  const [name = ''] = target.slice(prefix.length).split(/[?#]/);
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/**
 * To an access URI of this host, without the network: the event is in the queue before anything that the session sends
 * afterwards, as it would be with the SCXML processor. It takes the same form as if it had travelled.
 */
function deliverHere(effect: SendEffect, context: IoContext, sessionId: string, base: string, maxBody: number): void {
  try {
    const { method, url, body, contentType } = encode(effect, maxBody);
    const origin = `${base}${PATH}${encodeURIComponent(context.sessionId)}`;
    const event = decodeMessage({ method, path: url.pathname + url.search, contentType, body, origin });
    const problem = context.deliver(sessionId, event);
    if (problem !== undefined) context.fail(problem);
  } catch (error) {
    context.fail((error as Error).message);
  }
}

/** @throws Error for a body over the limit, and for what no request can carry */
function encode(effect: SendEffect, maxBody: number): OutgoingMessage {
  const message = encodeMessage(effect);
  if (Buffer.byteLength(message.body) > maxBody) throw new Error(`a body holds at most ${maxBody} bytes`);
  return message;
}

interface RequestOptions extends BasicHttpOptions {
  readonly url: string;
  readonly token: string;
  readonly maxBody: number;
  readonly timeout: number;
  readonly signal: AbortSignal;
}

async function request(effect: SendEffect, context: IoContext, options: RequestOptions): Promise<void> {
  try {
    const { method, url, body, contentType } = encode(effect, options.maxBody);
    if (options.allowTarget && !options.allowTarget(url)) throw new Error(`the host does not allow ${url.origin}`);
    const response = await fetch(url, {
      method,
      ...(method === 'POST' && { body }),
      redirect: 'error', // a redirect would lead around allowTarget
      headers: {
        ...(method === 'POST' && { 'content-type': contentType }),
        [ORIGIN_HEADER]: `${options.url}${PATH}${encodeURIComponent(context.sessionId)}`,
        [SENDER_HEADER]: `${options.token} ${context.sessionId}`,
      },
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeout)]),
    });
    await response.body?.cancel();
    if (!response.ok) context.fail(`${url.origin} answered ${response.status}`);
  } catch (error) {
    if (!options.signal.aborted) context.fail(reasonOf(error));
  }
}

/** `fetch` says only "fetch failed"; why is in the cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message || (cause as NodeJS.ErrnoException).code}` : message;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
