/** Requests of a client as packets, and back. */
import { childOf, type PacketElement } from '../packet.js';
import { writeAttribute, writeElement } from '../write-packet.js';
import type { Body } from './body.js';
import { REQUESTS, type ReceivedArguments, type RequestArguments, type RequestName } from './requests.js';

/** One line without declaration or line end: one that came in a TCP segment of its own would spoil the packet after it. */
export function writeRequest<N extends RequestName>(id: string, name: N, args: RequestArguments<N>): string {
  const body = REQUESTS[name].arguments as Body<unknown, unknown> as Body<RequestArguments<N>, unknown>;
  return writeElement('request', body.write(name, args), writeAttribute('id', id));
}

/** What a `<request>` asks for with, as a server has to check it: nothing is promised about it. */
export function receiveArguments<N extends RequestName>(name: N, request: PacketElement): ReceivedArguments<N> {
  const body = REQUESTS[name].arguments as Body<unknown, unknown>;
  const element = childOf(request, name);
  return (element ? body.receive(element) : {}) as ReceivedArguments<N>;
}
