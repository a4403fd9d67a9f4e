/** Bytes that are no ECCP packet. What follows them on the connection cannot be told apart any more, so it has to end. */
export class BadPacket extends Error {
  override readonly name = 'BadPacket';
}
