/** A document on its T-Server, and the time it lives in. */
import { agent } from 'statewire/agent';
import type { AssignerConfig } from 'statewire/assigner';
import { type DNState, observed, type TelephonyTrace } from 'statewire/telephony';
import type { Statewire } from '../../create.js';
import type { DataValue } from '../../event.js';
import type { SessionView, TraceEntry } from '../../host/contract.js';
import type { Plan } from '../../plan/plan.js';
import type { Extension } from '../../runtime/extension.js';
import type { SessionHandle } from '../../session-handle.js';
import { createStatewire } from '../create-statewire.js';
import { withAssigner } from '../with-assigner.js';
import type { ScriptItem } from './event-line.js';
import type { Pace } from './pace.js';
import { runAssigner } from './run-assigner.js';
import { createTelephony, type Telephony, type TelephonyChoice } from './telephony.js';
import { turn, type Wake } from './wake.js';
import { Work } from './work.js';

/** Why a run is over although the session is not. */
export type StopReason = 'max-time' | 'max-events' | 'quit' | 'interrupted' | 'closed';

export interface WorldOptions {
  readonly pace: Pace;
  readonly wake: Wake;
  readonly extensions: readonly Extension[];
  readonly telephony: TelephonyChoice;
  /** When an agent action is done. */
  readonly confirm: 'acceptance' | 'switch';
  /** Undefined: the agents of the T-Server are assigned. */
  readonly assigner: AssignerConfig | undefined;
  readonly seed: number | undefined;
  readonly planCache: boolean;
  /** Most virtual or real time, ms. */
  readonly maxTime: number;
  readonly maxEvents: number;
  /** ms; undefined for none. */
  readonly watchdog: number | undefined;
  readonly onTrace: (entry: TraceEntry) => void;
  readonly onTelephony: (trace: TelephonyTrace) => void;
  /** A line for the user. */
  readonly notice: (text: string) => void;
}

/** How long the virtual clock stands still for a performer that waits for the world outside, ms of real time. */
const PATIENCE = 10_000;

export class World implements AsyncDisposable {
  readonly statewire: Statewire;
  /** When the session was started, ms since 1970. */
  start: number;
  readonly #options: WorldOptions;
  readonly #work: Work;
  readonly #telephony: Telephony;
  #session: SessionHandle | undefined;
  #stop: StopReason | undefined;
  #events = 0;

  /** @throws UsageError for extensions that cannot be used together */
  constructor(options: WorldOptions) {
    const { pace, wake, seed, planCache, watchdog } = options;
    this.#options = options;
    this.start = pace.clock.now();
    this.#work = new Work(() => wake.notify());
    this.#telephony = createTelephony(options.telephony, pace.clock, options.notice);
    const adapter = observed(this.#telephony.adapter, (trace) => this.#running && options.onTelephony(trace));
    const telephony = agent({ adapter, confirm: options.confirm });
    const { assigner: config, notice } = options;
    const others = withAssigner(options.extensions, () =>
      runAssigner({ server: this.#telephony.server, adapter, now: this.start, config, notice }),
    );
    let sessions = 0;
    this.statewire = createStatewire({
      clock: pace.clock,
      planCache,
      extensions: [
        this.#telephony.outside ? this.#work.track(telephony) : telephony,
        ...others.map((extension) => this.#work.track(extension)),
      ],
      newSessionId: () => `s${++sessions}`,
      ...(watchdog !== undefined && { watchdog }),
      ...(seed !== undefined && { seed }),
    });
    this.statewire.watch((entry) => this.#traced(entry));
  }

  /** Connects to the T-Server and starts the session. @throws UsageError when it cannot connect */
  async open(plan: Plan, data: Readonly<Record<string, DataValue>>): Promise<void> {
    await this.#telephony.open();
    this.start = this.#options.pace.clock.now();
    this.#session = this.statewire.start(plan, { data });
    await this.quiet();
  }

  /** Why the run is over, or undefined. */
  get stopped(): StopReason | undefined {
    return this.#stop;
  }

  get over(): boolean {
    return this.#stop !== undefined || this.view.status !== 'running';
  }

  get view(): SessionView {
    if (!this.#session) throw new Error('the session is not started');
    return this.#session.view();
  }

  /** The DNs of the T-Server; undefined when they cannot be looked at. */
  get dns(): readonly DNState[] | undefined {
    return this.#telephony.server?.inspect();
  }

  /** Whether something will happen without another event. */
  get scheduled(): boolean {
    return this.#options.pace.scheduled || this.#work.pending;
  }

  /** The run is over; the first reason counts. Nothing is traced any more. */
  stop(reason: StopReason): void {
    this.#stop ??= reason;
    this.#options.wake.notify();
  }

  /** Sends an event, or lets time pass, until things have settled. @throws ScxmlError for data that no event can carry */
  async apply(item: ScriptItem): Promise<void> {
    if (item.type === 'event') {
      this.#session?.send(item.name, item.data);
      await this.quiet();
      return;
    }
    let passed = false;
    const timer = this.#options.pace.clock.after(item.ms, () => {
      passed = true;
      this.#options.wake.notify();
    });
    while (!passed && !this.over) await this.next();
    timer.cancel();
    await this.quiet();
  }

  /** Until the host, the T-Server and all performers have nothing left to do. Delayed sends are not waited for. */
  async quiet(): Promise<void> {
    await this.#settle();
    while (this.#stop === undefined && (this.#telephony.pending > 0 || this.#work.pending)) await this.next();
  }

  /** Lets the next thing happen that is due. */
  async next(): Promise<void> {
    const { pace, maxTime } = this.#options;
    if (pace.jumps && this.#work.outside) await this.#waitForWork();
    else if (!(await pace.next(this.start + maxTime))) this.stop('max-time');
    await this.#settle();
  }

  /** Until something wakes the run from outside: a line of input, Ctrl-C, an extension. */
  async woken(): Promise<void> {
    await this.#options.wake.wait();
    await this.#settle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop ??= 'quit';
    await this.statewire.close();
    await this.#telephony.close();
  }

  get #running(): boolean {
    return this.#stop === undefined;
  }

  #traced(entry: TraceEntry): void {
    if (!this.#running) return;
    this.#options.onTrace(entry);
    // internal events are limited by the engine, whose verdict must not be cut off
    if (entry.type === 'event' && entry.event.type === 'external' && ++this.#events > this.#options.maxEvents) this.stop('max-events');
  }

  async #waitForWork(): Promise<void> {
    const begin = Date.now();
    await this.#options.wake.wait(PATIENCE);
    if (Date.now() - begin < PATIENCE || !this.#work.outside) return;
    this.#work.giveUp();
    this.#options.notice(`an extension has been busy for ${PATIENCE / 1000} s; time goes on without it`);
  }

  /** Until the host is idle: sessions that never stop sending leave it only now and then, which is when the limits act. */
  async #settle(): Promise<void> {
    let idle = false;
    void this.statewire.host.drain().then(() => {
      idle = true;
    });
    do await turn();
    while (!idle && this.#running);
  }
}
