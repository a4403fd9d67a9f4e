/** Regular expressions of the guest: linear-time programs behind objects. */
import { asGuestPrototype, ObjectPrototype } from './object.js';

/** A match: where, and the text of each group; group 0 is the whole. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  /** Where each group begins and ends; undefined for one that took no part. */
  readonly bounds: readonly (readonly [start: number, end: number] | undefined)[];
}

/** A compiled pattern. */
export interface Program {
  /** Instructions: matching may cost text × size. */
  readonly size: number;
  readonly groupNames: readonly (readonly [name: string, index: number])[];
  /** First match at or after `from`. */
  find(text: string, from: number): Match | undefined;
}

export class GuestRegExp {
  #program: Program;
  #source: string;
  #flags: string;

  constructor(program: Program, source: string, flags: string) {
    this.#program = program;
    this.#source = source;
    this.#flags = flags;
    Object.defineProperty(this, 'lastIndex', { value: 0, writable: true, enumerable: false, configurable: false });
  }
  /** Makes another pattern of it, as `compile` does. */
  static become(regexp: GuestRegExp, program: Program, source: string, flags: string): void {
    regexp.#program = program;
    regexp.#source = source;
    regexp.#flags = flags;
  }
  static is(value: object): value is GuestRegExp {
    return #program in value;
  }
  static program(regexp: GuestRegExp): Program {
    return regexp.#program;
  }
  static source(regexp: GuestRegExp): string {
    return regexp.#source;
  }
  static flags(regexp: GuestRegExp): string {
    return regexp.#flags;
  }
}

export const RegExpPrototype = asGuestPrototype(GuestRegExp.prototype, ObjectPrototype);
