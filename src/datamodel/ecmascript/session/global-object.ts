/**
 * The global object of a session (ECMA-262 19.1): `this` of sloppy code, `globalThis`, and `_data` of ORS strategies. Variables
 * stay in their slots; the object shows them through bindings. What no code names is an ordinary property of it.
 */
import { globals } from '../builtins/globals.js';
import { systemVariable } from '../builtins/system-variables.js';
import { UNDECLARED } from '../generate/frame.js';
import { machine } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { GuestGlobal, ObjectPrototype } from '../values/object.js';
import type { GlobalNames } from './names.js';

const CONSTANTS: Readonly<Record<string, number | undefined>> = {
  undefined: undefined,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
};

/** The guest sees an ordinary object. */
function withGuestPrototype(): object {
  return Object.setPrototypeOf(new GuestGlobal(), ObjectPrototype) as object;
}

export class GlobalObject {
  readonly object: object = withGuestPrototype();
  /** Slots that the object shows. */
  #shown = 0;
  /** Whether it has shown what there was when it was made, even if that was nothing. */
  #begun = false;

  constructor(private readonly names: GlobalNames) {
    const { object } = this;
    for (const [name, value] of Object.entries(CONSTANTS)) Object.defineProperty(object, name, { value });
    const hidden = { writable: true, enumerable: false, configurable: true };
    for (const [name, value] of globals) Object.defineProperty(object, name, { value, ...hidden });
    Object.defineProperty(object, 'globalThis', { value: object, ...hidden });
    for (const name of names.reserved)
      Object.defineProperty(object, name, { value: new Binding(machine, -1, () => systemVariable(name)), configurable: false });
  }

  /** Shows the variables that code compiled meanwhile names. A property of that name becomes the variable. */
  show(slots: unknown[]): void {
    const { object, names } = this;
    const first = !this.#begun;
    this.#begun = true;
    for (; this.#shown < slots.length; this.#shown++) {
      const slot = this.#shown;
      const name = names.names[slot]!;
      const property = Object.getOwnPropertyDescriptor(object, name);
      if (names.isLexical(slot) || property?.configurable === false || property?.value instanceof Accessor) continue;
      if (name === 'globalThis') continue;
      if (property !== undefined && !property.writable) continue;
      if (!first && slots[slot] === names.initial[slot])
        slots[slot] = property === undefined ? withoutBuiltin(slots[slot]) : property.value;
      const enumerable = property === undefined || (property.enumerable === true && !globals.has(name));
      Object.defineProperty(object, name, { value: new Binding(machine, slot), writable: true, enumerable, configurable: true });
    }
  }
}

/** A built-in that is no property any more is no variable either. */
function withoutBuiltin(value: unknown): unknown {
  return [...globals.values()].includes(value) ? UNDECLARED : value;
}

/** A name becomes a variable that is no property: a property that was there stays as it is. */
export function detachVariable(global: object, name: string): void {
  const binding = Binding.at(global, name);
  if (binding === undefined) return;
  if (Binding.exists(binding)) Object.defineProperty(global, name, { value: Binding.read(binding) });
  else Reflect.deleteProperty(global, name);
}

/** Whether every session's global object has the property as it is, or it is a variable. */
export function isImplied(global: object, key: PropertyKey, property: PropertyDescriptor): boolean {
  if (property.value instanceof Accessor && Binding.is(property.value)) return true;
  if (typeof key !== 'string' || property.enumerable) return false;
  if (key in CONSTANTS) return true;
  return property.writable === true && (key === 'globalThis' ? property.value === global : globals.get(key) === property.value);
}
