/**
 * What stands in an element, described once and used both ways: a client writes arguments and reads answers and events, a
 * server reads arguments and writes the rest.
 */
import type { PacketElement } from '../packet.js';

/** @template T the value. @template R the value as a server gets it from a client: unchecked, so that it can refuse it in its own order */
export interface Body<T, R> {
  /** @throws UnreadableMessage when it is not what it should be */
  read(element: PacketElement): T;
  /** Never throws. */
  receive(element: PacketElement): R;
  /** The whole element. */
  write(name: string, value: T): string;
  /** The name of its elements, when it is a list. */
  readonly item?: string;
}

/** A message that lacks what it must have. Its text quotes no values: they may be secrets. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}
