import type { PrivateElement, PrivateName } from './private-name.js';

/** What a class puts on each instance: made once per class body in the source. */
export interface FieldsCode {
  /** Where the class stands; with it a snapshot can find the code again. */
  readonly position: number;
  initialise(fields: ClassFields, owner: object, instance: object): void;
}

/** The fields and private methods of one class: code, and what evaluating the class body made for it. */
export interface ClassFields {
  readonly code: FieldsCode;
  /** Frame of the class body. */
  readonly scope: unknown;
  /** Keys of the fields, computed ones evaluated, in order. */
  readonly keys: readonly (PropertyKey | PrivateName)[];
  readonly methods: ReadonlyMap<PrivateName, PrivateElement>;
}
