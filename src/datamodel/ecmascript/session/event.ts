/** `_event` (SCXML 5.10.1, B.2.2): a read-only object whose data is the session's own copy. */
import { type DataValue, type ScxmlEvent, XmlData } from '../../../event.js';
import { allocate } from '../machine.js';
import type { EcmascriptState } from '../snapshot/state.js';
import { newObject, type Properties } from '../values/object.js';
import { protect } from '../values/protection.js';
import { importValue } from './import.js';

/** The object with all seven fields; blank ones are undefined. `raw` is there when the message is. */
export function eventObject(event: ScxmlEvent): object {
  allocate(120);
  const object = newObject();
  object['name'] = event.name;
  object['type'] = event.type;
  object['sendid'] = event.sendid;
  object['origin'] = event.origin;
  object['origintype'] = event.origintype;
  object['invokeid'] = event.invokeid;
  object['data'] = importValue(event.data);
  if (event.raw !== undefined) object['raw'] = event.raw;
  protect(object);
  return object;
}

/** What is found under a name, perhaps a getter's record; undefined when it is no object. */
export function quickMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Properties)[name] : undefined;
}

/**
 * A primitive member of event data, read where it lies; undefined when the data has to be copied first. It is the data's own: what
 * the host's prototypes have are functions and objects.
 */
export function eventMember(data: DataValue, key: string): unknown {
  if (typeof data !== 'object' || data === null || data instanceof XmlData) return undefined;
  const value = (data as { readonly [key: string]: DataValue })[key];
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

/** The event as a snapshot keeps it, with its object; data that cannot even be copied are no loss. */
export function keptEvent(event: ScxmlEvent | undefined, object: () => unknown): EcmascriptState['event'] {
  try {
    return event && { name: event.name, type: event.type, object: object() as object };
  } catch {
    return undefined;
  }
}
