/**
 * Charts for tests: the smallest way to say one and look at what it does. Time is simulated and starts at 0.
 */
import {
  type DataValue,
  type Extension,
  type HostLimits,
  type ResourceLoader,
  type SessionHandle,
  SimulatedClock,
  Statewire,
  type TraceEntry,
} from 'statewire';

export interface ChartOptions {
  /** Attributes of `<scxml>` besides namespace and version, such as `initial="b"`. */
  readonly attributes?: string;
  readonly extensions?: readonly Extension[];
  readonly limits?: Partial<HostLimits>;
  readonly data?: Readonly<Record<string, DataValue>>;
  readonly file?: string;
  /** Whether the trace is kept; it is when absent. */
  readonly watch?: boolean;
  /** Files beside the document when absent. */
  readonly resources?: ResourceLoader;
}

export class Chart {
  readonly clock = new SimulatedClock();
  readonly statewire: Statewire;
  readonly session: SessionHandle;
  readonly trace: TraceEntry[] = [];

  /** @param body what stands inside `<scxml>`, or a whole document */
  constructor(body: string, options: ChartOptions = {}) {
    let sessions = 0;
    this.statewire = new Statewire({
      clock: this.clock,
      seed: 1,
      newSessionId: () => `S${++sessions}`,
      ...(options.extensions && { extensions: options.extensions }),
      ...(options.limits && { limits: options.limits }),
      ...(options.resources && { resources: options.resources }),
    });
    if (options.watch !== false) this.statewire.watch((entry) => this.trace.push(entry));
    const plan = this.statewire.load(document(body, options.attributes), options.file ?? 'chart.scxml');
    this.session = this.statewire.start(plan, options.data ? { data: options.data } : {});
  }

  send(name: string, data?: DataValue): this {
    this.session.send(name, data);
    return this;
  }

  /** Lets `ms` pass. */
  advance(ms: number): this {
    this.clock.advance(ms);
    return this;
  }

  /** Ids of all active states, in document order. */
  get configuration(): readonly string[] {
    return this.session.configuration;
  }

  /** The data model as plain data. */
  get data(): Readonly<Record<string, DataValue>> {
    return this.session.view().data;
  }

  /** What was logged so far, by all sessions: `label: value`, or the value alone. */
  get logs(): readonly string[] {
    return this.trace.flatMap((entry) => {
      if (entry.type !== 'log') return [];
      const value = typeof entry.value === 'string' ? entry.value : JSON.stringify(entry.value);
      return [entry.label === undefined ? `${value}` : entry.value === undefined ? entry.label : `${entry.label}: ${value}`];
    });
  }

  /** Names of the events that the session itself took, in order. */
  get events(): readonly string[] {
    return this.trace.flatMap((entry) => (entry.type === 'event' && entry.session === this.session.id ? [entry.event.name] : []));
  }

  /** What the session left and entered, in order: `-a` for leaving, `+b` for entering. */
  get steps(): readonly string[] {
    return this.trace.flatMap((entry) => {
      if (entry.session !== this.session.id) return [];
      if (entry.type === 'exit') return [`-${entry.state}`];
      return entry.type === 'enter' ? [`+${entry.state}`] : [];
    });
  }

  /** Entries of one type, of all sessions. */
  entries<T extends TraceEntry['type']>(type: T): Extract<TraceEntry, { type: T }>[] {
    return this.trace.filter((entry): entry is Extract<TraceEntry, { type: T }> => entry.type === type);
  }

  /** Forgets the trace so far. */
  forget(): this {
    this.trace.length = 0;
    return this;
  }

  /** Data of the error events that were raised, in order. */
  get errors(): readonly Readonly<Record<string, DataValue>>[] {
    return this.trace.flatMap((entry) => (entry.type === 'error' ? [entry.event.data as Readonly<Record<string, DataValue>>] : []));
  }
}

/** Starts a chart. */
export function start(body: string, options: ChartOptions = {}): Chart {
  return new Chart(body, options);
}

/** A `<log>` that says this. */
export function say(label: string): string {
  return `<log label="${label}"/>`;
}

/** `<onentry>` and `<onexit>` that log `+id` and `-id`. */
export function announce(id: string): string {
  return `<onentry>${say(`+${id}`)}</onentry><onexit>${say(`-${id}`)}</onexit>`;
}

/** A whole document around a body; a body that is one already stays as it is. */
export function document(body: string, attributes = ''): string {
  if (/^\s*(<\?xml|<([\w-]+:)?scxml\b)/.test(body)) return body;
  return `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" ${attributes}>${body}</scxml>`;
}
