/** Dates and times of a server. It names no zone: they are in its own, which has to be that of this machine. */

const MOMENT = /^(?:(\d{4})-(\d\d)-(\d\d) )?(\d\d):(\d\d):(\d\d)$/;

/**
 * The moment that `yyyy-mm-dd hh:mm:ss` or, for today, `hh:mm:ss` means.
 * @param now ms since 1970; says which day is today
 * @returns ms since 1970, or undefined when the text is no such moment
 */
export function parseMoment(text: string, now: number): number | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map(Number) as [number, number, number, number, number, number];
  const today = new Date(now);
  const date =
    match[1] === undefined
      ? new Date(today.getFullYear(), today.getMonth(), today.getDate(), hours, minutes, seconds)
      : new Date(year, month - 1, day, hours, minutes, seconds);
  const exists =
    hours < 24 && minutes < 60 && seconds < 60 && (match[1] === undefined || (date.getMonth() === month - 1 && date.getDate() === day));
  return exists ? date.getTime() : undefined;
}

/** A moment as the wire has it, `yyyy-mm-dd hh:mm:ss` in the zone of this machine. @param at ms since 1970 */
export function writeMoment(at: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
