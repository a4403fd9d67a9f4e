import { ScxmlError } from '../diagnostics/error.js';
import { type DataValue, XmlData } from '../event.js';

/** Deepest nesting of data that an event may carry. */
const MAX_DEPTH = 128;

/** @throws ScxmlError `BAD_EVENT_NAME` for a name that no event can have (SCXML 3.12.1) */
export function checkEventName(name: string): void {
  if (typeof name !== 'string' || name === '' || /\s/.test(name)) {
    throw new ScxmlError('BAD_EVENT_NAME', `${JSON.stringify(name)} is not an event name: it must not be empty or have white space`);
  }
}

/** @throws ScxmlError `BAD_DATA` for what no event can carry: functions, cycles, values nested deeper than 128 */
export function checkData(data: DataValue): void {
  visit(data, 0);
}

function visit(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new ScxmlError('BAD_DATA', `event data is nested deeper than ${MAX_DEPTH}, or contains itself`);
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new ScxmlError('BAD_DATA', `event data cannot hold a ${typeof value}`);
  }
  if (typeof value !== 'object' || value === null || value instanceof XmlData) return;
  for (const item of Object.values(value)) visit(item, depth + 1);
}
