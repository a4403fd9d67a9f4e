/** Names and characters of XML 1.0. */

/** The characters that sax knows in names too: those of the basic multilingual plane. */
const NAME_START =
  ':_A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\u00B7\\u0300-\\u036F\\u203F-\\u2040.\\d-]*$`);
const STARTS_NAME = new RegExp(`^[${NAME_START}]`);

/** What no XML document holds, not even as a reference: control characters, U+FFFE, U+FFFF and halves of surrogate pairs. */
export const FORBIDDEN_CHARACTER =
  /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export function isName(text: string): boolean {
  return NAME.test(text);
}

/** A name without colon, such as an id (`xs:NCName`). */
export function isNCName(text: string): boolean {
  return NAME.test(text) && !text.includes(':');
}

export function startsName(text: string): boolean {
  return STARTS_NAME.test(text);
}

/** A name with at most one prefix, with nothing empty around the colon. */
export function isQName(text: string): boolean {
  const colon = text.indexOf(':');
  return colon < 0 || (colon > 0 && STARTS_NAME.test(text.slice(colon + 1)) && !text.includes(':', colon + 1));
}

/** White space of XML by character code. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}
