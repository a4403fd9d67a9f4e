/** Local time (ECMA-262 21.4.1.19): that of the process, or of a zone with a name. */

export interface TimeZone {
  /** Its IANA name; undefined for that of the process. */
  readonly id: string | undefined;
  /** What local time is ahead of UTC at a moment, in ms. */
  offsetAt(utc: number): number;
  /** How people call the zone at that moment, in English, such as `Central European Summer Time`. */
  nameAt(utc: number): string;
}

const MS_OF_MINUTE = 60_000;
const MS_OF_DAY = 86_400_000;
/** Offsets change at quarters of an hour at the finest. */
const MS_OF_STEP = 15 * MS_OF_MINUTE;
const MOST_REMEMBERED = 1000;
/** Since then clocks everywhere have been whole minutes ahead of UTC. */
const WHOLE_MINUTES = Date.UTC(1973);

/** The zone of the process, as the host knows it. */
export const processZone: TimeZone = {
  id: undefined,
  offsetAt(utc) {
    const host = new Date(utc);
    const offset = -host.getTimezoneOffset() * MS_OF_MINUTE;
    if (utc >= WHOLE_MINUTES) return offset;
    // Both are seconds of a minute: what the seconds differ by is what the minutes leave out.
    const seconds = (host.getSeconds() - host.getUTCSeconds() + (offset < 0 ? -60 : 60)) % 60;
    return offset + seconds * 1000;
  },
  nameAt: (utc) => /\((.*)\)$/.exec(new Date(utc).toString())?.[1] ?? '',
};

/** A zone by its IANA name, such as `Europe/Berlin`; undefined when the host does not know it. */
export function namedZone(timeZone: string): TimeZone | undefined {
  try {
    return new NamedZone(timeZone);
  } catch {
    return undefined;
  }
}

class NamedZone implements TimeZone {
  readonly #clock: Intl.DateTimeFormat;
  readonly #name: Intl.DateTimeFormat;
  /** Offsets found, by the quarter of an hour. */
  readonly #known = new Map<number, number>();

  constructor(readonly id: string) {
    const timeZone = id;
    const digits = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
    this.#clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', era: 'short', ...digits });
    this.#name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' });
  }

  offsetAt(utc: number): number {
    const step = Math.floor(utc / MS_OF_STEP);
    let offset = this.#known.get(step);
    if (offset === undefined) {
      offset = this.#offsetOf(step * MS_OF_STEP);
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
      this.#known.set(step, offset);
    }
    return offset;
  }

  #offsetOf(utc: number): number {
    const parts = new Map(this.#clock.formatToParts(utc).map(({ type, value }) => [type as string, value]));
    const field = (name: string): number => Number(parts.get(name));
    const year = parts.get('era')?.startsWith('B') ? 1 - field('year') : field('year');
    const local = new Date(0);
    local.setUTCFullYear(year, field('month') - 1, field('day'));
    local.setUTCHours(field('hour'), field('minute'), field('second'));
    return local.getTime() - Math.floor(utc / 1000) * 1000;
  }

  nameAt(utc: number): string {
    return this.#name.formatToParts(utc).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  }
}

/** The moment at which clocks show a local time; of two the earlier one, of none the one after the gap (21.4.1.26). */
export function utcOf(local: number, zone: TimeZone): number {
  if (!Number.isFinite(local)) return Number.NaN;
  const before = zone.offsetAt(local - MS_OF_DAY);
  const after = zone.offsetAt(local + MS_OF_DAY);
  for (const offset of [before, after]) if (zone.offsetAt(local - offset) === offset) return local - offset;
  return local - before;
}
