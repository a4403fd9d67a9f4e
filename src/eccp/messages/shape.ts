/** How a record is described: its fields by name, in the order of the wire. */
import type { Body } from './body.js';
import type { Scalar } from './scalars.js';

/** Something in a record that is not simply a required child element. */
export interface Field<T, R, Optional extends boolean> {
  readonly place: 'element' | 'attribute' | 'content';
  readonly optional: Optional;
  readonly body: Body<T, R>;
}

/** Any number of elements of one name, among the others of a record. */
export interface Repeated<T, R> {
  readonly place: 'repeated';
  readonly optional: false;
  readonly body: Body<T, R>;
}

type AnyBody = Body<unknown, unknown>;
export type Part = AnyBody | Field<unknown, unknown, boolean> | Repeated<unknown, unknown>;
export type Shape = Readonly<Record<string, Part>>;

export type TypedPart<P> =
  P extends Repeated<infer T, infer _>
    ? readonly T[]
    : P extends { readonly body: Body<infer T, infer _> }
      ? T
      : P extends Body<infer T, infer _>
        ? T
        : never;
export type ReceivedPart<P> =
  P extends Repeated<infer _, infer R>
    ? readonly R[]
    : P extends { readonly body: Body<infer _, infer R> }
      ? R
      : P extends Body<infer _, infer R>
        ? R
        : never;
type IsOptional<P> = P extends { readonly optional: true } ? true : false;

/** The value of a record. */
export type RecordOf<S extends Shape> = {
  readonly [K in keyof S as IsOptional<S[K]> extends true ? never : K]: TypedPart<S[K]>;
} & { readonly [K in keyof S as IsOptional<S[K]> extends true ? K : never]?: TypedPart<S[K]> | undefined };

/** The value of a record that came from a client: anything may be missing, and plain values are the text they came as. */
export type ReceivedRecord<S extends Shape> = { readonly [K in keyof S]?: ReceivedPart<S[K]> | undefined };

export interface RecordBody<S extends Shape> extends Body<RecordOf<S>, ReceivedRecord<S>> {
  readonly shape: S;
}

export function optional<T, R>(body: Body<T, R>): Field<T, R, true> {
  return { place: 'element', optional: true, body };
}

/** An attribute of the record's own element. */
export function attribute<T>(body: Scalar<T>): Field<T, string, false> {
  return { place: 'attribute', optional: false, body };
}

export function optionalAttribute<T>(body: Scalar<T>): Field<T, string, true> {
  return { place: 'attribute', optional: true, body };
}

/** The text of the record's own element. */
export function content<T>(body: Scalar<T>): Field<T, string, false> {
  return { place: 'content', optional: false, body };
}

export function optionalContent<T>(body: Scalar<T>): Field<T, string, true> {
  return { place: 'content', optional: true, body };
}

export function repeated<T, R>(body: Body<T, R>): Repeated<T, R> {
  return { place: 'repeated', optional: false, body };
}
