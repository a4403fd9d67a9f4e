import type { AddressEvent, AgentEvent, DNDEvent, TelephonyRequest } from '../contract.js';
import type { StateEvent } from './agent-state.js';

/** When an event happened and which T-Server tells it. */
export interface Stamp {
  readonly time: number;
  readonly server: string;
}

/** A change of the switch as T-Library tells it. Reasons and extensions are those of the request that made it. */
export function toEvent(
  { name, dn, queue = dn.queues[0] }: StateEvent,
  stamp: Stamp,
  request: Pick<TelephonyRequest, 'reasons' | 'extensions'> = {},
): AgentEvent | DNDEvent | AddressEvent {
  const { thisDN } = dn;
  const { reasons, extensions } = request;
  switch (name) {
    case 'EventRegistered':
    case 'EventUnregistered':
      return { ...stamp, name, thisDN, extensions };
    case 'EventDNDOn':
    case 'EventDNDOff':
      return { ...stamp, name, thisDN, reasons, extensions };
    default:
      return { ...stamp, name, thisDN, agentID: dn.agentID, thisQueue: queue, workMode: dn.workMode, reasons, extensions };
  }
}
