/**
 * Packets in a form in which two recordings of the same are equal: what one run chose by itself (cookies, channels, ids of
 * calls and of the log) is numbered in the order in which it appears, and times stand beside the text.
 */

export interface NormalPacket {
  /** With `{cookie}`, `{time}`, `{seconds}` and the like in the places of what varies. */
  readonly text: string;
  /** Times of day and durations in the order of the text, s. */
  readonly times: readonly number[];
}

/** How far two times of the same moment may be apart: they are written in whole seconds, and the rigs differ by fractions of one. */
const TOLERANCE = 1;
const DURATIONS = 'duration|pause_duration|total_sec|max_duration|sec_calls|logintime';
const MOMENTS = 'pausestart|queuestart|linkstart|dialstart|dialend';
const TIME = new RegExp(
  `\\d{4}-\\d\\d-\\d\\d (\\d\\d:\\d\\d:\\d\\d)|(?<=<(?:${MOMENTS})>)(\\d\\d:\\d\\d:\\d\\d)(?=<)|(?<=<(?:${DURATIONS})>)([\\d.]+)(?=<)`,
  'g',
);

/** Brings the packets of one connection into the normal form, in their order. */
export class NormalForm {
  readonly #numbers = new Map<string, Map<string, number>>();

  of(packet: string): NormalPacket {
    const times: number[] = [];
    const text = packet
      .replace(/^<\?xml[^>]*>\s*/, '')
      .trim()
      .replace(/(?<=<app_cookie>)[0-9a-f]{32}(?=<)/, '{cookie}')
      .replace(TIME, (_, full?: string, short?: string, duration?: string) => {
        const time = full ?? short;
        times.push(time === undefined ? Number(duration) : secondsOfDay(time));
        return time === undefined ? '{seconds}' : '{time}';
      })
      .replace(/(?<=\b(?:SIP|PJSIP|IAX2)\/\w+-)[0-9a-f]{8}\b/g, (id) => this.#number('channel', id))
      .replace(/(?<=<uniqueid>)[^<]+/g, (id) => this.#number('uniqueid', id))
      .replace(/(?<=<(?:call_id|callid)>)\d+/g, (id) => this.#number('call', id))
      .replace(/(?<=<campaignlog_id>|<logentry><id>|<\/new_status><id>)\d+/g, (id) => this.#number('entry', id));
    return { text, times };
  }

  /** An answer that tells of calls or entries by id tells of those that were told before: the numbers show that. */
  #number(kind: string, id: string): string {
    const known = this.#numbers.get(kind) ?? new Map<string, number>();
    this.#numbers.set(kind, known);
    const number = known.get(id) ?? known.size + 1;
    known.set(id, number);
    return `{${kind} ${number}}`;
  }
}

function secondsOfDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

export function isSamePacket(a: NormalPacket, b: NormalPacket): boolean {
  return a.text === b.text && otherTimes(a, b).length === 0;
}

/** The times of two packets with the same text that are too far apart: `49 => 46`. */
export function otherTimes(a: NormalPacket, b: NormalPacket): readonly string[] {
  return a.times.flatMap((time, i) => (Math.abs(time - b.times[i]!) <= TOLERANCE ? [] : [`${time} => ${b.times[i]}`]));
}
