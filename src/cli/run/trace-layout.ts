/** The columns of a readable trace: time, what it is, what it says, where it stands. */
import type { Output } from '../output.js';
import { formatTime } from './format.js';

export type Tone = 'plain' | 'event' | 'transition' | 'state' | 'tserver' | 'good' | 'bad' | 'dim';

export interface TraceLine {
  /** What begins something (an event, an answer of the T-Server) carries the time; what follows from it is indented. */
  readonly head: boolean;
  /** Levels of `<invoke>` above the session. */
  readonly depth: number;
  readonly label: string;
  readonly text: string;
  readonly tone: Tone;
  /** Where it stands in the document. */
  readonly place?: string | undefined;
}

const TIME_WIDTH = 12;
const LABEL_WIDTH = 14;
const TEXT_WIDTH = 44;
const INDENT = '  ';
const RAIL = '│ ';
/** Lines that may follow from one event; a chart that never gets stable has ten thousand. */
const MOST_LINES = 200;

export class TraceLayout {
  readonly #output: Output;
  readonly #most: number;
  #following = 0;

  /** @param whole print everything, however much follows from one event */
  constructor(output: Output, whole: boolean) {
    this.#output = output;
    this.#most = whole ? Number.POSITIVE_INFINITY : MOST_LINES;
  }

  /** @param time ms since the start */
  print(time: number, line: TraceLine): void {
    if (line.head) {
      this.#sayLeftOut();
      this.#following = 0;
    } else if (++this.#following > this.#most && line.tone !== 'bad') {
      return;
    }
    this.#output.line(this.#format(line.head ? formatTime(time) : '', line));
  }

  #format(time: string, { head, depth, label, text, tone, place }: TraceLine): string {
    const { colors } = this.#output;
    const indented = `${head ? '' : INDENT}${label}`.padEnd(LABEL_WIDTH);
    const column = time.padStart(TIME_WIDTH);
    const rails = depth > 0 ? colors.dim(RAIL.repeat(depth)) : '';
    const front = `${head ? colors.dim(column) : column}  ${rails}${this.#paint(tone, indented)}`;
    const body = head && tone !== 'plain' ? colors.bold(text) : text;
    if (place === undefined) return `${front}${body}`;
    return `${front}${body}${' '.repeat(Math.max(2, TEXT_WIDTH - RAIL.length * depth - text.length))}${colors.dim(place)}`;
  }

  #sayLeftOut(): void {
    const left = this.#following - this.#most;
    if (left <= 0) return;
    this.#output.line(`${' '.repeat(TIME_WIDTH)}  ${INDENT}… ${left} more lines (--verbose prints them)`);
  }

  #paint(tone: Tone, text: string): string {
    const { colors } = this.#output;
    const paints: Readonly<Record<Tone, (text: string) => string>> = {
      plain: (plain) => plain,
      event: colors.cyan,
      transition: colors.yellow,
      state: colors.green,
      tserver: colors.magenta,
      good: (good) => colors.bold(colors.green(good)),
      bad: (bad) => colors.bold(colors.red(bad)),
      dim: colors.dim,
    };
    return paints[tone](text);
  }
}
