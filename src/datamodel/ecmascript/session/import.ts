/** Plain data and XML of the host as values of the guest: always a copy. */
import { XmlData } from '../../../event.js';
import { fromXml } from '../dom/import.js';
import { copyIn } from '../operations/json.js';
import { throwTypeError } from '../operations/throw.js';
import { isObject, type Properties } from '../values/object.js';
import { protect } from '../values/protection.js';

/** @throws RangeError or TypeError of the guest, for data that no event can carry */
export function importValue(value: unknown): unknown {
  return copyIn(refuseForeign(value), foreign);
}

function foreign(value: object): object | undefined {
  if (value instanceof XmlData) return fromXml(value);
  for (const item of Object.values(value) as unknown[]) refuseForeign(item);
  return undefined;
}

/** Functions, symbols and the like are no data. */
function refuseForeign(value: unknown): unknown {
  const type = typeof value;
  if (type === 'function' || type === 'symbol' || type === 'bigint') throwTypeError(`A ${type} cannot enter the data model`);
  return value;
}

/** A copy that no document can change, at any depth. */
export function importFrozen(value: unknown): unknown {
  const imported = importValue(value);
  const waiting = [imported];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next) || Object.isFrozen(next)) continue;
    protect(next);
    for (const key of Object.keys(next)) waiting.push((next as Properties)[key]);
  }
  return imported;
}
