/** Packets of a server as messages: answers with their two levels of failure, and events. */
import { childOf, type PacketElement, textOf } from '../packet.js';
import { type Body, UnreadableMessage } from './body.js';
import { type EccpEvent, EVENTS, isEventName } from './events.js';
import { type Answer, REQUESTS, type RequestName } from './requests.js';

/** What a server says when it does not carry out a request. */
export interface Failure {
  readonly code: number;
  readonly message: string;
}

export type ReadAnswer<N extends RequestName> =
  | { readonly answer: Answer<N> }
  /** `request`: it was not carried out at all. `command`: the command itself refused. */
  | { readonly failure: Failure; readonly level: 'request' | 'command' };

/**
 * The answer of a `<response>` to a request of that name. Elements that are not in the table are ignored.
 * @throws UnreadableMessage when it is neither that answer nor a failure
 */
export function readAnswer<N extends RequestName>(name: N, response: PacketElement): ReadAnswer<N> {
  const refused = readFailure(response);
  if (refused) return { failure: refused, level: 'request' };
  const element = childOf(response, `${name}_response`);
  if (!element) throw new UnreadableMessage(`the answer is not one to ${name}`);
  const failure = readFailure(element);
  if (failure) return { failure, level: 'command' };
  const body = REQUESTS[name].answer as Body<Answer<N>, unknown>;
  return { answer: body.read(element) };
}

/** The failure directly in an element, if there is one. */
export function readFailure(element: PacketElement): Failure | undefined {
  const failure = childOf(element, 'failure');
  if (!failure) return undefined;
  const code = Number.parseInt(textOf(failure, 'code') ?? '', 10);
  return { code: Number.isNaN(code) ? 0 : code, message: textOf(failure, 'message') ?? '' };
}

/**
 * The event of an `<event>`.
 * @returns undefined for one that is not in the table
 * @throws UnreadableMessage for one that lacks what it must have
 */
export function readEvent(packet: PacketElement): EccpEvent | undefined {
  const element = packet.children[0];
  if (!element || !isEventName(element.name)) return undefined;
  const { body } = EVENTS[element.name];
  return { name: element.name, ...body.read(element) } as EccpEvent;
}
