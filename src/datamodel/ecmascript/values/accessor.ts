import type { GuestFunction } from './function.js';

/**
 * A getter and setter of the guest, kept as the *value* of a host data property. The guest never sees the record:
 * every read of a property checks for it. So no host code can be made to call a getter of a document.
 */
export class Accessor {
  constructor(
    readonly getter: GuestFunction | undefined,
    readonly setter: GuestFunction | undefined,
  ) {}
}
Object.setPrototypeOf(Accessor.prototype, null);
