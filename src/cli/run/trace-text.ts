/** A trace for people: what came in, what it moved, what was asked of the T-Server, how it ended. */
import { basename } from 'node:path';
import { describeTrace, type TelephonyTrace } from 'statewire/telephony';
import type { DataValue, InvokeEffect, ScxmlEvent } from '../../event.js';
import type { Place, TraceEntry } from '../../host/contract.js';
import { type Output, printable } from '../output.js';
import { describeEffect } from './describe-effect.js';
import { dataSuffix, formatData } from './format.js';
import { TraceLayout, type TraceLine } from './trace-layout.js';

export type Detail = 'quiet' | 'normal' | 'verbose';

/** What the trace knows of a session. */
interface Seen {
  readonly file: string;
  readonly depth: number;
  /** `[watch] ` for an invoked session. */
  readonly tag: string;
  /** Invoke ids of services that were started and have not told their session yet. */
  readonly invoking: InvokeEffect[];
  /** States entered and not yet printed. */
  entered: string[];
  /** The event that no transition has taken yet. */
  untaken: ScxmlEvent | undefined;
  /** The error event whose line was printed when it was raised. */
  raised: ScxmlEvent | undefined;
}

type Entry<T extends TraceEntry['type']> = Extract<TraceEntry, { readonly type: T }>;

/** Characters of data that a line shows unless everything is wanted. */
const LONGEST_DATA = 140;

const IN_QUIET: ReadonlySet<TraceEntry['type']> = new Set(['open', 'log', 'error', 'note', 'end']);

export class TextTrace {
  readonly #layout: TraceLayout;
  readonly #detail: Detail;
  /** Time of the first entry, ms since 1970: where the times count from. */
  #start: number | undefined;
  readonly #longest: number;
  readonly #sessions = new Map<string, Seen>();
  #now = 0;
  /** The session whose action is being performed: requests that are made now are its own. */
  #acting: Seen | undefined;

  constructor(output: Output, detail: Detail) {
    this.#layout = new TraceLayout(output, detail === 'verbose');
    this.#detail = detail;
    this.#longest = detail === 'verbose' ? Number.POSITIVE_INFINITY : LONGEST_DATA;
  }

  entry(entry: TraceEntry): void {
    this.#now = entry.time;
    if (this.#detail === 'quiet' && !IN_QUIET.has(entry.type)) return;
    const seen = entry.type === 'open' ? this.#open(entry) : this.#sessions.get(entry.session);
    if (!seen) return;
    this.#acting = entry.type === 'effect' ? seen : undefined;
    if (entry.type === 'enter') {
      seen.entered.push(entry.state);
      return;
    }
    // in one line, although content was executed between them
    if (entry.type !== 'content' || this.#detail === 'verbose') this.#flushEntered(seen);
    this.#print(entry, seen);
  }

  telephony(trace: TelephonyTrace, time: number): void {
    this.#now = time;
    if (this.#detail === 'quiet') return;
    const text = describeTrace(trace).slice(2);
    const line = { depth: 0, text, tone: 'tserver' } as const;
    switch (trace.type) {
      case 'request':
        this.#put({ ...line, depth: this.#acting?.depth ?? 0, head: false, label: '→ T-Server' });
        break;
      case 'accepted':
        if (this.#detail === 'verbose') this.#put({ ...line, head: true, label: '← T-Server' });
        break;
      case 'rejected':
        this.#put({ ...line, head: true, label: '← T-Server', tone: 'bad' });
        break;
      case 'event':
        if ('thisDN' in trace.event || this.#detail === 'verbose') {
          this.#put({ ...line, head: true, label: '← T-Server', tone: trace.event.name === 'EventError' ? 'bad' : 'tserver' });
        }
    }
  }

  /** Says that the run is over although the session is not. */
  stopped(why: string, time: number): void {
    this.#now = time;
    for (const seen of this.#sessions.values()) this.#flushEntered(seen);
    this.#put({ head: true, depth: 0, label: 'stopped', text: why, tone: 'bad' });
  }

  #open(entry: Entry<'open'>): Seen {
    const parent = entry.parent === undefined ? undefined : this.#sessions.get(entry.parent);
    const invokeid = parent?.invoking.shift()?.invokeid;
    const seen: Seen = {
      file: entry.file,
      depth: parent ? parent.depth + 1 : 0,
      tag: parent ? `[${invokeid ?? entry.session}] ` : '',
      invoking: [],
      entered: [],
      untaken: undefined,
      raised: undefined,
    };
    this.#sessions.set(entry.session, seen);
    return seen;
  }

  #print(entry: Exclude<TraceEntry, { type: 'enter' }>, seen: Seen): void {
    const { depth } = seen;
    const follows = (label: string, text: string, tone: TraceLine['tone'] = 'plain', place?: string): void =>
      this.#put({ head: false, depth, label, text, tone, place });
    const begins = (label: string, text: string, tone: TraceLine['tone']): void =>
      this.#put({ head: true, depth, label, text: `${seen.tag}${text}`, tone });
    const detail = (label: string, text: string, place?: string): void => {
      if (this.#detail === 'verbose') follows(label, text, 'dim', place);
    };
    switch (entry.type) {
      case 'open':
        if (this.#detail === 'quiet') break;
        begins('start', entry.name || basename(entry.file), 'event');
        break;
      case 'event':
        this.#event(entry.event, seen, begins, follows);
        break;
      case 'transition':
        seen.untaken = undefined;
        follows('transition', describeTransition(entry), 'transition', placeIn(seen, entry.place));
        break;
      case 'log':
        follows('log', [entry.label, logText(entry.value)].filter((part) => part !== undefined).join(': '));
        break;
      case 'error':
        seen.raised = entry.event;
        follows('error', describeError(entry.event), 'bad');
        break;
      case 'effect': {
        if (entry.effect.type === 'invoke') seen.invoking.push(entry.effect as InvokeEffect);
        const { label, text, minor } = describeEffect(entry.effect, this.#longest);
        if (minor) detail(label, text);
        else follows(label, text);
        break;
      }
      case 'note':
        follows('note', printable(entry.message));
        break;
      case 'end':
        this.#end(entry, seen, begins);
        break;
      case 'stable':
        this.#untaken(seen);
        detail('active', entry.configuration.filter((id) => id !== '').join(', '));
        break;
      case 'exit':
        detail('leave', entry.state);
        break;
      case 'condition':
        detail('condition', `${entry.result} in ${entry.source || 'the document'}`, placeIn(seen, entry.place));
        break;
      case 'content':
        detail('content', `<${entry.element}>`, placeIn(seen, entry.place));
    }
  }

  #event(event: ScxmlEvent, seen: Seen, begins: Say, follows: Say): void {
    this.#untaken(seen);
    const told = event === seen.raised;
    const text = `${printable(event.name)}${told ? '' : dataSuffix(event.data, this.#longest)}`;
    const bad = event.name === 'error' || event.name.startsWith('error.');
    if (event.type === 'external') begins('event', text, bad ? 'bad' : 'event');
    else follows('event', text, bad ? 'bad' : 'event');
    // what the platform or the document tells itself is often of no interest to it; errors and what comes from outside are
    seen.untaken = bad || event.type === 'external' ? event : undefined;
  }

  #untaken(seen: Seen): void {
    if (seen.untaken) this.#put({ head: false, depth: seen.depth, label: 'ignored', text: 'no transition takes it', tone: 'dim' });
    seen.untaken = undefined;
  }

  #end(entry: Entry<'end'>, seen: Seen, begins: Say): void {
    if (this.#detail === 'quiet' && seen.depth > 0) return;
    const good = entry.status === 'final';
    const cancelled = entry.status === 'cancelled' && seen.depth > 0; // its parent has left the invoking state
    begins('end', `${ENDINGS[entry.status]}${dataSuffix(entry.result, this.#longest)}`, good ? 'good' : cancelled ? 'plain' : 'bad');
  }

  #flushEntered(seen: Seen): void {
    if (seen.entered.length === 0) return;
    const text = seen.entered.join(', ');
    seen.entered = [];
    this.#put({ head: false, depth: seen.depth, label: 'enter', text, tone: 'state' });
  }

  #put(line: TraceLine): void {
    this.#start ??= this.#now;
    this.#layout.print(this.#now - this.#start, line);
  }
}

type Say = (label: string, text: string, tone: TraceLine['tone']) => void;

const ENDINGS: Readonly<Record<Entry<'end'>['status'], string>> = {
  running: 'running',
  final: 'final state reached',
  cancelled: 'cancelled',
  runaway: 'broken off: the document never gets stable',
  budget: 'broken off: a script used up its budget',
};

function describeTransition({ source, targets }: Entry<'transition'>): string {
  const from = source || 'the document';
  return targets.length === 0 ? `${from} (stays)` : `${from} → ${targets.join(', ')}`;
}

/** `line 14` in the session's own document, else with the file. */
function placeIn({ file }: Seen, place: Place): string {
  return place.file === file ? `line ${place.line}` : `${place.file}:${place.line}`;
}

function logText(value: DataValue): string | undefined {
  return value === undefined ? undefined : typeof value === 'string' ? printable(value) : formatData(value);
}

/** `error.execution: x is not defined  (chart.scxml:4:9)` */
function describeError({ name, data }: ScxmlEvent): string {
  const fields: Readonly<Record<string, unknown>> = typeof data === 'object' && data !== null ? { ...data } : {};
  const { message, file, line, column } = fields;
  const place = file === undefined ? '' : `  (${file}:${line}:${column})`;
  return printable(`${name}${message === undefined ? '' : `: ${message}`}${place}`);
}
