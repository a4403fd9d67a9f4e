/**
 * What one session changed about the built-ins that all sessions share. The changes are made to the shared objects when the
 * session begins to run and taken back when another one does, so that nobody else ever sees them. Host attributes of what is
 * changed stay free, so that taking back cannot fail; the attributes that the guest sees are kept here.
 */

import { UNDECLARED } from '../generate/frame.js';
import { Binding } from './binding.js';

interface Change {
  /** As it is for other sessions; undefined when they have no such property. */
  readonly original: PropertyDescriptor | undefined;
  /** As the session left it, while another one runs; undefined when it deleted the property. */
  current: PropertyDescriptor | undefined;
  writable: boolean;
  configurable: boolean;
}

/** Attributes as the guest sees them. */
export interface SeenAttributes {
  readonly writable: boolean;
  readonly configurable: boolean;
}

/** A change as a snapshot keeps it. */
export interface KeptChange extends SeenAttributes {
  readonly object: object;
  readonly key: PropertyKey;
  /** Undefined when the property was deleted. */
  readonly property: { readonly value: unknown; readonly enumerable: boolean } | undefined;
}

const FREE = { writable: true, configurable: true };

/** Stands where a session deleted a property, so that the order of properties stays what it is for the others. */
const DELETED = new Binding({ slots: [UNDECLARED] }, 0);

export class Overlay {
  readonly #changes = new Map<object, Map<PropertyKey, Change>>();
  #size = 0;
  #hinders = false;

  /** Number of properties that differ or did. */
  get size(): number {
    return this.#size;
  }

  /** Whether a property was made that objects which inherit it cannot simply be given. */
  get hinders(): boolean {
    return this.#hinders;
  }

  attributes(object: object, key: PropertyKey): SeenAttributes | undefined {
    return this.#changes.get(object)?.get(asKey(key));
  }

  /** Defines or changes a property of a built-in. What is not given stays, or is false. */
  define(object: object, key: PropertyKey, change: PropertyDescriptor, before: SeenAttributes | undefined): void {
    const entry = this.#touch(object, asKey(key));
    const found = Object.getOwnPropertyDescriptor(object, key);
    const existing = found?.value === DELETED ? undefined : found;
    entry.writable = change.writable ?? (existing && before?.writable) ?? false;
    entry.configurable = change.configurable ?? (existing && before?.configurable) ?? false;
    if (!entry.writable) this.#hinders = true; // accessors are not writable either
    const value: unknown = 'value' in change ? change.value : existing?.value;
    Object.defineProperty(object, key, { value, enumerable: change.enumerable ?? existing?.enumerable ?? false, ...FREE });
  }

  remove(object: object, key: PropertyKey): void {
    const change = this.#touch(object, asKey(key));
    if (change.original === undefined) Reflect.deleteProperty(object, key);
    else Object.defineProperty(object, key, { value: DELETED, ...FREE });
  }

  #touch(object: object, key: PropertyKey): Change {
    let changes = this.#changes.get(object);
    if (changes === undefined) {
      changes = new Map();
      this.#changes.set(object, changes);
    }
    let change = changes.get(key);
    if (change === undefined) {
      change = { original: Object.getOwnPropertyDescriptor(object, key), current: undefined, writable: false, configurable: false };
      changes.set(key, change);
      this.#size++;
    }
    return change;
  }

  /** Makes the session's changes. */
  apply(): void {
    this.#each((object, key, change) => put(object, key, change.current));
  }

  /** Takes them back. */
  takeBack(): void {
    this.#each((object, key, change) => {
      change.current = Object.getOwnPropertyDescriptor(object, key);
      put(object, key, change.original);
    });
  }

  /** The changes of the session, which must be the running one. */
  kept(): KeptChange[] {
    const kept: KeptChange[] = [];
    this.#each((object, key, { writable, configurable }) => {
      const found = Object.getOwnPropertyDescriptor(object, key);
      const now = found?.value === DELETED ? undefined : found;
      kept.push({ object, key, writable, configurable, property: now && { value: now.value, enumerable: now.enumerable === true } });
    });
    return kept;
  }

  #each(visit: (object: object, key: PropertyKey, change: Change) => void): void {
    for (const [object, changes] of this.#changes) for (const [key, change] of changes) visit(object, key, change);
  }
}

/** Makes a change that a snapshot kept. */
export function restoreChange(overlay: Overlay, { object, key, property, writable, configurable }: KeptChange): void {
  if (property === undefined) overlay.remove(object, key);
  else overlay.define(object, key, { ...property, writable, configurable }, undefined);
}

function asKey(key: PropertyKey): string | symbol {
  return typeof key === 'number' ? String(key) : key;
}

function put(object: object, key: PropertyKey, property: PropertyDescriptor | undefined): void {
  if (property === undefined) Reflect.deleteProperty(object, key);
  else Object.defineProperty(object, key, property);
}
