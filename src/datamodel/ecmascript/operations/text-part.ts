/** Texts up to this length may be kept alive by a part of them. */
const LONG = 256;

/**
 * A part that was cut out of a text. The host keeps all of a text for as long as such a part lives, so that of a long text
 * the part is copied: a session whose data count as a few characters must not hold megabytes.
 */
export function partOf(text: string, part: string): string {
  if (text.length <= LONG || part.length === text.length) return part;
  return ` ${part}`.slice(1); // what is joined and cut again stands on its own
}
