/** Arguments of a request as words of a command line. */
import { BadPacket } from '../../eccp/bad-packet.js';
import { type Body, UnreadableMessage } from '../../eccp/messages/body.js';
import { isRequestName, REQUESTS, type RequestArguments, type RequestName } from '../../eccp/messages/requests.js';
import type { Part } from '../../eccp/messages/shape.js';
import type { PacketElement } from '../../eccp/packet.js';
import { parsePacket } from '../../eccp/parse-packet.js';
import { closest } from '../closest.js';
import { UsageError } from '../usage-error.js';

/** @throws UsageError with the name that was meant */
export function requestName(name: string): RequestName {
  if (isRequestName(name)) return name;
  throw new UsageError(`there is no request "${name}"${closest(name, Object.keys(REQUESTS))}`);
}

/**
 * The arguments of a request out of words `KEY=VALUE`.
 * @throws UsageError for what the request does not take, and for what it lacks
 */
export function readArguments<N extends RequestName>(name: N, words: readonly string[]): RequestArguments<N> {
  const { shape } = REQUESTS[name].arguments;
  const parts: Readonly<Record<string, Part>> = shape;
  const children = new Map<string, PacketElement>();
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 0) throw new UsageError(`"${word}" is not KEY=VALUE`);
    const key = word.slice(0, at);
    const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
    if (!part) throw new UsageError(`${name} has no argument "${key}"${closest(key, Object.keys(parts)) || `: ${usageOf(name, parts)}`}`);
    if (children.has(key)) throw new UsageError(`${key} is given twice`);
    children.set(key, asElement(key, word.slice(at + 1), part));
  }
  for (const [key, part] of Object.entries(parts)) {
    if (!children.has(key) && !isOptional(part)) throw new UsageError(`${key} is missing: ${usageOf(name, parts)}`);
  }
  try {
    const body = REQUESTS[name].arguments as Body<unknown, unknown>;
    return body.read({ name, attributes: new Map(), children: [...children.values()], text: '' }) as RequestArguments<N>;
  } catch (error) {
    if (error instanceof UnreadableMessage) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** `loginagent agent_number=… [agent_hash=…] extension=…` */
function usageOf(name: string, parts: Readonly<Record<string, Part>>): string {
  const words = Object.entries(parts).map(([key, part]) => (isOptional(part) ? `[${key}=…]` : `${key}=…`));
  return words.length === 0 ? `${name} takes none` : [name, ...words].join(' ');
}

function isOptional(part: Part): boolean {
  return 'optional' in part && part.optional;
}

/** As it would stand in a packet: lists with commas, plain text, or what is written like a packet already. */
function asElement(name: string, value: string, part: Part): PacketElement {
  const { item } = 'body' in part ? part.body : part;
  const isText = 'parse' in ('body' in part ? part.body : part);
  if (!isText && value.trimStart().startsWith('<')) {
    try {
      return parsePacket(`<${name}>${value}</${name}>`);
    } catch (error) {
      if (error instanceof BadPacket) throw new UsageError(`${name}: ${error.message}`, { cause: error });
      throw error;
    }
  }
  const plain = (of: string, text: string): PacketElement => ({ name: of, attributes: new Map(), children: [], text });
  if (item === undefined) return plain(name, value);
  const items = value === '' ? [] : value.split(',').map((one) => plain(item, one));
  return { ...plain(name, ''), children: items };
}
