/** What a document may cost at most. More is a diagnostic, never a hang. */
export interface XmlLimits {
  /** Size of the document in bytes (as UTF-8). */
  readonly bytes: number;
  /** How deep elements may be nested. */
  readonly depth: number;
  /** Attributes of one element. */
  readonly attributesPerElement: number;
  /** Attributes of the whole document. */
  readonly attributes: number;
  /** Characters of one attribute value, one stretch of text, one comment. */
  readonly textLength: number;
}

export const DEFAULT_LIMITS: XmlLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 256,
  attributesPerElement: 256,
  attributes: 1_000_000,
  textLength: 4 * 1024 * 1024,
};
