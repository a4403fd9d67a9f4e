/** Messages of a server as packets. */
import { escapeText, serverPacket, writeAttribute, writeElement } from '../write-packet.js';
import type { Body } from './body.js';
import { type EccpEvent, EVENTS } from './events.js';
import type { Failure } from './read-answer.js';
import { type Answer, REQUESTS, type RequestName } from './requests.js';

/** @param id of the request; undefined when it had none or could not be read */
export function writeAnswer<N extends RequestName>(id: string | undefined, name: N, answer: Answer<N>): string {
  const body = REQUESTS[name].answer as Body<Answer<N>, unknown>;
  return response(id, body.write(`${name}_response`, answer));
}

/** The request is not carried out at all. */
export function writeRequestFailure(id: string | undefined, failure: Failure): string {
  return response(id, failureElement(failure));
}

/** The command itself refuses. @param status what some answers say before: `logged-out`, `offline` */
export function writeCommandFailure(id: string | undefined, name: RequestName, failure: Failure, status?: string): string {
  const before = status === undefined ? '' : writeElement('status', escapeText(status));
  return response(id, writeElement(`${name}_response`, before + failureElement(failure)));
}

export function writeEvent(event: EccpEvent): string {
  const body: Body<unknown, unknown> = EVENTS[event.name].body;
  return serverPacket(writeElement('event', body.write(event.name, event)));
}

function response(id: string | undefined, xml: string): string {
  return serverPacket(writeElement('response', xml, id === undefined ? '' : writeAttribute('id', id)));
}

function failureElement({ code, message }: Failure): string {
  return writeElement('failure', writeElement('code', String(code)) + writeElement('message', escapeText(message)));
}
