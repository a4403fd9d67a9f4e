import { TDZ, UNDECLARED } from '../generate/frame.js';
import { Accessor } from './accessor.js';
import type { Properties } from './object.js';

/** What has slots: a frame, or the session's global variables. */
export interface SlotHolder {
  readonly slots: unknown[];
}

/**
 * A property that is a variable: an element of a sloppy `arguments`, a member of the global object. Kept, like accessors, as
 * the *value* of a host data property; the guest sees an ordinary data property.
 */
export class Binding extends Accessor {
  readonly #holder: SlotHolder;
  readonly #slot: number;
  /** Reads a variable that no document may write to, which has no slot. */
  readonly #reserved: (() => unknown) | undefined;

  constructor(holder: SlotHolder, slot: number, reserved?: () => unknown) {
    super(undefined, undefined);
    this.#holder = holder;
    this.#slot = slot;
    this.#reserved = reserved;
  }

  static is(value: Accessor): value is Binding {
    return #slot in value;
  }
  static holder(binding: Binding): SlotHolder {
    return binding.#holder;
  }
  static slot(binding: Binding): number {
    return binding.#slot;
  }
  static read(binding: Binding): unknown {
    return binding.#reserved === undefined ? binding.#holder.slots[binding.#slot] : binding.#reserved();
  }
  /** Whether it is one of SCXML's read-only variables. */
  static isReserved(binding: Binding): boolean {
    return binding.#reserved !== undefined;
  }
  /** Whether the variable exists; when not, neither does the property. */
  static exists(binding: Binding): boolean {
    if (binding.#reserved !== undefined) return true;
    const value = Binding.read(binding);
    return value !== UNDECLARED && value !== TDZ;
  }
  static write(binding: Binding, value: unknown): void {
    binding.#holder.slots[binding.#slot] = value;
  }

  /** The binding that stands under a key of an object itself. */
  static at(object: object, key: PropertyKey): Binding | undefined {
    if (!Object.hasOwn(object, key)) return undefined;
    const value = (object as Properties)[key];
    return value instanceof Accessor && Binding.is(value) ? value : undefined;
  }
}
