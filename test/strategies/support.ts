/** A shipped strategy at work: the real Agent extension on a simulated T-Server, with time that only moves when told to. */
import { fileURLToPath } from 'node:url';
import {
  type DataValue,
  type Extension,
  type SessionHandle,
  type SessionView,
  SimulatedClock,
  Statewire,
  type TraceEntry,
} from 'statewire';
import { agent } from 'statewire/agent';
import {
  observed,
  type SimulatedConfig,
  type SimulatedTServer,
  simulatedTServer,
  type TelephonyAdapter,
  type TelephonyTrace,
} from 'statewire/telephony';

export interface Setup {
  /** Replaces data of the strategy, as `--data` does. */
  readonly data?: Readonly<Record<string, DataValue>>;
  readonly config?: Partial<SimulatedConfig>;
  /** When an action is done, as in the Agent extension. */
  readonly confirm?: 'acceptance' | 'switch';
  /** Besides the Agent extension. */
  readonly extensions?: readonly Extension[];
  /** Before the strategy starts, for faults that hit its first request. */
  readonly prepare?: (tserver: SimulatedTServer) => void;
}

/** Path of a shipped strategy. */
export function strategyFile(name: string): string {
  return fileURLToPath(new URL(`../../scxml/${name}.scxml`, import.meta.url));
}

export class Scenario {
  readonly trace: TraceEntry[] = [];
  readonly traffic: TelephonyTrace[] = [];
  readonly session: SessionHandle;
  readonly statewire: Statewire;

  private constructor(
    readonly tserver: SimulatedTServer,
    private readonly clock: SimulatedClock,
    adapter: TelephonyAdapter,
    name: string,
    { data, confirm = 'acceptance', extensions = [] }: Setup,
  ) {
    let sessions = 0;
    this.statewire = new Statewire({
      clock,
      seed: 1,
      newSessionId: () => `s${++sessions}`,
      extensions: [agent({ adapter: observed(adapter, (trace) => this.traffic.push(trace)), confirm }), ...extensions],
    });
    this.statewire.watch((entry) => this.trace.push(entry));
    this.session = this.statewire.start(this.statewire.loadFile(strategyFile(name)), data ? { data } : {});
  }

  /** Starts a strategy; its first requests have left, and nothing is answered yet. */
  static async start(name: string, setup: Setup = {}): Promise<Scenario> {
    const clock = new SimulatedClock();
    const tserver = simulatedTServer({ clock, ...(setup.config && { config: setup.config }) });
    const adapter = tserver.adapter();
    await adapter.open();
    setup.prepare?.(tserver);
    return new Scenario(tserver, clock, adapter, name, setup);
  }

  /** Sends an event and lets the T-Server answer what follows from it. */
  async send(name: string, data?: DataValue): Promise<void> {
    this.session.send(name, data);
    await this.pass(ANSWERED);
  }

  /** Lets `ms` pass, with everything that happens on the way. */
  pass(ms: number = ANSWERED): Promise<void> {
    return this.clock.pass(ms);
  }

  get configuration(): readonly string[] {
    return this.session.configuration;
  }

  get view(): SessionView {
    return this.session.view();
  }

  /** What the T-Server was asked for: `RequestAgentLogout 7001`, with the reason code if there is one. */
  get requests(): readonly string[] {
    return this.traffic.flatMap((trace) => {
      if (trace.type !== 'request') return [];
      const { name, thisDN, reasons } = trace.request;
      const reason = reasons?.['ReasonCode'];
      return [reason === undefined ? `${name} ${thisDN}` : `${name} ${thisDN} ${String(reason)}`];
    });
  }

  /** Names of the external events that the strategy took, in order. */
  get events(): readonly string[] {
    return this.trace.flatMap((entry) => (entry.type === 'event' && entry.session === this.session.id ? [entry.event.name] : []));
  }

  /** Labels of what was logged, in order. */
  get logs(): readonly (string | undefined)[] {
    return this.trace.flatMap((entry) => (entry.type === 'log' ? [entry.label] : []));
  }

  /** Request id of the latest action, as the strategy has stored it. */
  get requestid(): DataValue {
    return this.view.data['req'];
  }
}

/** Long enough for a request to be accepted and answered by an undisturbed T-Server, too short for any timer of a strategy. */
export const ANSWERED = 100;
