/** The messages between a T-Server on the network and its clients, one JSON object a line; `README.md` of this folder. */
import type { TelephonyEvent } from '../contract.js';
import { isCount, isEvent, isObject, isTextList, type PlainRequest, requestProblem } from './shapes.js';

/** Where a T-Server listens when nobody says otherwise. */
export const DEFAULT_PORT = 7400;
export const LOOPBACK = '127.0.0.1';

/** Longest line that a T-Server takes, bytes. */
export const LONGEST_REQUEST = 64 * 1024;
/** Longest line that a client takes, bytes: an event carries what a request brought, and more. */
export const LONGEST_ANSWER = 4 * LONGEST_REQUEST;

/** From a client. `number` is its own count of its requests, on this connection. */
export type ClientMessage =
  | { readonly type: 'request'; readonly number: number; readonly request: PlainRequest }
  | { readonly type: 'abort'; readonly number: number }
  | { readonly type: 'ping' }
  /** From whoever controls the simulation; the connection is no client's from then on. */
  | { readonly type: 'control'; readonly number: number; readonly command: string };

/** From a T-Server. */
export type ServerMessage =
  | { readonly type: 'accepted'; readonly number: number; readonly referenceID: number }
  | { readonly type: 'rejected'; readonly number: number; readonly code: number; readonly detail?: string | undefined }
  | { readonly type: 'aborted'; readonly number: number }
  | { readonly type: 'event'; readonly event: TelephonyEvent }
  | { readonly type: 'pong' }
  /** The command was carried out; `lines` tell of it. */
  | { readonly type: 'controlled'; readonly number: number; readonly lines: readonly string[] }
  /** The command cannot be carried out. */
  | { readonly type: 'uncontrolled'; readonly number: number; readonly message: string }
  /** It takes no more from this client, and ends the connection. */
  | { readonly type: 'closing'; readonly code: number; readonly detail?: string | undefined }
  /** A line that it did not understand, and left out. */
  | { readonly type: 'refused'; readonly message: string };

/** A message as a line, with its end. */
export function toLine(message: ClientMessage | ServerMessage): string {
  return `${JSON.stringify(message)}\n`;
}

/** A line that is no message. */
export class BadLine extends Error {
  override readonly name = 'BadLine';
}

/** @throws BadLine saying what is wrong with it */
export function readClientMessage(line: string): ClientMessage {
  const message = readObject(line);
  const { type, number, request, command } = message;
  if (type === 'ping') return { type };
  if (type !== 'request' && type !== 'abort' && type !== 'control') throw new BadLine('type must be request, abort, ping or control');
  if (!isCount(number)) throw new BadLine('number must be a whole number of 1 or more');
  if (type === 'abort') return { type, number };
  if (type === 'control') {
    if (typeof command !== 'string') throw new BadLine('command must be a text');
    return { type, number, command };
  }
  const problem = requestProblem(request);
  if (problem !== undefined) throw new BadLine(problem);
  return { type, number, request: request as PlainRequest };
}

/** @throws BadLine saying what is wrong with it */
export function readServerMessage(line: string): ServerMessage {
  const message = readObject(line);
  const { type, number, referenceID, code, event, lines } = message;
  const detail = typeof message['detail'] === 'string' ? message['detail'] : undefined;
  switch (type) {
    case 'accepted':
      if (isCount(number) && isCount(referenceID)) return { type, number, referenceID };
      break;
    case 'rejected':
      if (isCount(number) && isCount(code)) return { type, number, code, detail };
      break;
    case 'aborted':
      if (isCount(number)) return { type, number };
      break;
    case 'event':
      if (isEvent(event)) return { type, event };
      break;
    case 'closing':
      if (isCount(code)) return { type, code, detail };
      break;
    case 'controlled':
      if (isCount(number) && isTextList(lines)) return { type, number, lines };
      break;
    case 'uncontrolled':
      if (isCount(number)) return { type, number, message: String(message['message']) };
      break;
    case 'pong':
      return { type };
    case 'refused':
      return { type, message: String(message['message']) };
  }
  throw new BadLine(`no message of a T-Server: ${line.slice(0, 80)}`);
}

function readObject(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadLine('it is not JSON');
  }
  if (!isObject(value) || Array.isArray(value)) throw new BadLine('it is not a JSON object');
  return value;
}
