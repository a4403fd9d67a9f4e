/**
 * Objects that no write may change, in sloppy code neither: `_event`, `_ioprocessors`, `_x` and the globals of extensions
 * (SCXML 5.10). Other frozen objects ignore writes of sloppy code silently, as ECMAScript says.
 */
const protectedObjects = new WeakSet<object>();
/** Prototypes and built-ins, shared by all sessions, each with the properties that the guest may write to. */
const intrinsics = new WeakMap<object, ReadonlySet<PropertyKey>>();

/** Freezes one object and makes every write to it throw. */
export function protect(object: object): void {
  Object.freeze(object);
  protectedObjects.add(object);
}

export function isProtected(object: object): boolean {
  return protectedObjects.has(object);
}

/**
 * Makes an object a shared built-in. Its properties are read-only for the host, so that every write goes the slow way, which
 * keeps what a session changes apart (overlay.ts).
 */
export function makeIntrinsic(object: object): void {
  const writable = new Set<PropertyKey>();
  for (const key of Reflect.ownKeys(object)) {
    if (!Object.getOwnPropertyDescriptor(object, key)!.writable) continue;
    writable.add(key);
    Object.defineProperty(object, key, { writable: false });
  }
  intrinsics.set(object, writable);
}

/** Whether a property of a built-in that no session changed is one that documents may write to. */
export function isWritableBuiltin(object: object, key: PropertyKey): boolean {
  return intrinsics.get(object)?.has(typeof key === 'number' ? String(key) : key) === true;
}

export function isIntrinsic(object: object): boolean {
  return intrinsics.has(object);
}
