/**
 * Objects that no write may change, in sloppy code neither: `_event`, `_ioprocessors`, `_x` and the globals of extensions
 * (SCXML 5.10). Other frozen objects ignore writes of sloppy code silently, as ECMAScript says.
 */
const protectedObjects = new WeakSet<object>();
/** Prototypes and built-ins, frozen and shared by all sessions. Inheriting from one must not forbid own properties. */
const intrinsics = new WeakSet<object>();

/** Freezes one object and makes every write to it throw. */
export function protect(object: object): void {
  Object.freeze(object);
  protectedObjects.add(object);
}

export function isProtected(object: object): boolean {
  return protectedObjects.has(object);
}

/** Freezes a shared built-in. */
export function freezeIntrinsic(object: object): void {
  Object.freeze(object);
  intrinsics.add(object);
}

export function isIntrinsic(object: object): boolean {
  return intrinsics.has(object);
}
