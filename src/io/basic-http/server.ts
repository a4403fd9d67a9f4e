import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ScxmlEvent } from '../../event.js';
import { decodeMessage, ORIGIN_HEADER } from './message.js';

export interface ListenerOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** Largest body, bytes. */
  readonly maxBody: number;
  /** How long a request may take to arrive, ms. */
  readonly timeout: number;
}

/** What a request for a session led to: an HTTP status, and for people why. */
export interface Answer {
  readonly status: number;
  readonly message?: string;
}

/** Takes an event for the session that the address names. `sender` is the session of this process that sent it, if one did. */
export type Receive = (sessionId: string, event: ScxmlEvent, senderToken: string | undefined) => Answer;

/** Header with which this process marks what its own sessions send. */
export const SENDER_HEADER = 'scxml-sender';

export const PATH = '/scxml/';

/** Listens for events by GET and POST to `/scxml/<session id>`. @returns the server and the port it got */
export async function listen(options: ListenerOptions, receive: Receive): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ requestTimeout: options.timeout, headersTimeout: options.timeout }, (request, response) => {
    handle(request, options, receive).then(
      (answer) => reply(response, answer),
      () => response.destroy(), // the client went away in the middle
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.unref(); // a process whose sessions are over may end
  return { server, port: (server.address() as AddressInfo).port };
}

async function handle(request: IncomingMessage, options: ListenerOptions, receive: Receive): Promise<Answer> {
  const path = request.url ?? '/';
  const sessionId = sessionOf(path);
  if (sessionId === undefined) return { status: 404, message: 'sessions are at /scxml/<session id>' };
  const method = request.method ?? '';
  if (method !== 'GET' && method !== 'POST') return { status: 405, message: 'events are sent by GET or POST' };
  const body = await readBody(request, options.maxBody);
  if (body === undefined) return { status: 413, message: `a body holds at most ${options.maxBody} bytes` };
  const contentType = (request.headers['content-type'] ?? '').toLowerCase();
  const event = decodeMessage({ method, path, contentType, body, origin: originOf(request) });
  if (/\s/.test(event.name)) return { status: 400, message: 'an event name has no white space' };
  const sender = request.headers[SENDER_HEADER];
  return receive(sessionId, event, typeof sender === 'string' ? sender : undefined);
}

function sessionOf(path: string): string | undefined {
  const name = path.split('?')[0] ?? '';
  if (!name.startsWith(PATH) || name.length === PATH.length) return undefined;
  try {
    return decodeURIComponent(name.slice(PATH.length));
  } catch {
    return undefined;
  }
}

function originOf(request: IncomingMessage): string | undefined {
  const origin = request.headers[ORIGIN_HEADER];
  return typeof origin === 'string' && URL.canParse(origin) ? origin : undefined;
}

/** @returns undefined when it is larger than the limit; the rest is then not read */
async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, { status, message }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...(message !== undefined && { 'content-type': 'text/plain; charset=utf-8' }),
    ...(status === 413 && { connection: 'close' }),
    ...(status === 405 && { allow: 'GET, POST' }),
  });
  response.end(message === undefined ? undefined : `${message}\n`);
}
