/** What a session changed about built-ins, in a snapshot. */
import { MOST_CHANGES } from '../operations/own.js';
import type { KeptChange } from '../values/overlay.js';
import { isIntrinsic } from '../values/protection.js';
import { type Decoder, Unreadable } from './decode.js';
import type { Encoder } from './encode.js';
import type { EncodedSnapshot } from './format.js';

type EncodedChanges = NonNullable<EncodedSnapshot['changes']>;

export function encodeChanges(changes: readonly KeptChange[], encoder: Encoder): EncodedChanges {
  return changes.map(({ object, key, property, writable, configurable }) => {
    const place = [encoder.value(object), encoder.value(key)] as const;
    if (property === undefined) return place;
    return [...place, encoder.stored(property.value), (writable ? 1 : 0) | (property.enumerable ? 2 : 0) | (configurable ? 4 : 0)] as const;
  });
}

export function decodeChanges(changes: EncodedChanges, decoder: Decoder): KeptChange[] {
  if (changes.length > MOST_CHANGES) throw new Unreadable('so many changes');
  return changes.map(([encodedObject, encodedKey, value, attributes = 0]) => {
    const object = decoder.object(encodedObject);
    const key = decoder.key(encodedKey);
    if (!isIntrinsic(object) || Object.getOwnPropertyDescriptor(object, key)?.configurable === false) throw new Unreadable('a change');
    const property = value === undefined ? undefined : { value: decoder.stored(value), enumerable: (attributes & 2) !== 0 };
    return { object, key, property, writable: (attributes & 1) !== 0, configurable: (attributes & 4) !== 0 };
  });
}
