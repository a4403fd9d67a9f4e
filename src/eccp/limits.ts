/** What one packet may cost at most. More is a `BadPacket`, never a hang and never memory without bound. */
export interface PacketLimits {
  /** Size of one packet, bytes, with comments and white space before it. */
  readonly bytes: number;
  /** How deep elements may be nested. */
  readonly depth: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** Elements of one packet. */
  readonly elements: number;
}

/** What a server takes from its clients; the real one takes 500 kB and more. */
export const REQUEST_LIMITS: PacketLimits = { bytes: 1024 * 1024, depth: 32, attributes: 32, elements: 20_000 };

/** What a client takes from its server, which answers with lists of all agents or of a day's calls. */
export const ANSWER_LIMITS: PacketLimits = { bytes: 16 * 1024 * 1024, depth: 32, attributes: 32, elements: 500_000 };
