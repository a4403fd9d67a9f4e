/** Private names of classes (`#x`) and what objects keep under them (ECMA-262 6.2.12, 7.3.27). */

import { asGuestPrototype } from './object.js';
import { isIntrinsic } from './protection.js';

/** One evaluation of a class body makes one for each name in it. The guest never sees it as a value. */
export class PrivateName {
  constructor(
    /** As written, with `#`. */
    readonly description: string,
  ) {}
}
asGuestPrototype(PrivateName.prototype, null);

/** A field, a method or an accessor. */
export interface PrivateElement {
  readonly kind: 'field' | 'method' | 'accessor';
  /** For accessors an `Accessor`. */
  value: unknown;
}

/** Beside the objects, so that freezing them does not freeze fields, and that no key list shows them. */
const elementsOf = new WeakMap<object, Map<PrivateName, PrivateElement>>();

export function privateElements(object: object): ReadonlyMap<PrivateName, PrivateElement> | undefined {
  return elementsOf.get(object);
}

export function privateElement(object: object, name: PrivateName): PrivateElement | undefined {
  return elementsOf.get(object)?.get(name);
}

/** @returns false when the object has that name already, or is shared by all sessions */
export function addPrivateElement(object: object, name: PrivateName, element: PrivateElement): boolean {
  if (isIntrinsic(object)) return false;
  let elements = elementsOf.get(object);
  if (elements === undefined) {
    elements = new Map();
    elementsOf.set(object, elements);
  }
  if (elements.has(name)) return false;
  elements.set(name, element);
  return true;
}
