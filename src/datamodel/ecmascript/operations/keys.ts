import { allocate, machine, spend } from '../machine.js';
import { prototypeOf } from '../values/function-shell.js';
import { isIntrinsic } from '../values/protection.js';
import { toObject } from './copy.js';
import { ownKeys, ownProperty } from './own.js';

/** A name that for-in visits, and the object whose loop it is. */
export interface ForInKey {
  readonly key: string;
  readonly holder: object;
}

/** Names of the enumerable properties of an object and its prototypes, each once (ECMA-262 14.7.5.9). */
export function forInKeys(value: unknown): ForInKey[] {
  const holder = toObject(value);
  const seen = new Set<string>();
  const keys: ForInKey[] = [];
  for (
    let at: object | null = holder;
    at !== null && !(isIntrinsic(at) && machine.overlay === undefined && at !== holder);
    at = prototypeOf(at)
  ) {
    for (const key of ownKeys(at)) {
      if (typeof key === 'symbol' || seen.has(key)) continue;
      spend(1);
      seen.add(key);
      if (ownProperty(at, key)?.enumerable) keys.push({ key, holder });
    }
  }
  allocate(32 * keys.length);
  return keys;
}
