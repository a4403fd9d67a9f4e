import { type DataValue, type Effect, SimulatedClock } from 'statewire';
import { type AgentExtension, type AgentOptions, agent } from 'statewire/agent';
import {
  AdapterEvents,
  describeTrace,
  observed,
  type SimulatedConfig,
  type SimulatedTServer,
  simulatedTServer,
  type TelephonyAdapter,
} from 'statewire/telephony';

export interface Delivered {
  readonly name: string;
  readonly data: DataValue;
}

/** An action's life without an engine: execute with attribute values, then perform on a simulated T-Server. */
export class Bench {
  readonly clock = new SimulatedClock();
  readonly tserver: SimulatedTServer;
  readonly adapter: TelephonyAdapter;
  readonly extension: AgentExtension;
  /** Requests and events at the adapter, as lines for people. */
  readonly traffic: string[] = [];
  /** Events delivered to the session. */
  readonly delivered: Delivered[] = [];
  readonly logged: string[] = [];
  #ids = 0;
  #effects = 0;

  constructor(
    setup: {
      config?: Partial<SimulatedConfig>;
      options?: Partial<AgentOptions>;
      wrap?: (adapter: TelephonyAdapter) => TelephonyAdapter;
    } = {},
  ) {
    this.tserver = simulatedTServer({ clock: this.clock, ...(setup.config && { config: setup.config }) });
    const plain = this.tserver.adapter();
    this.adapter = observed(setup.wrap?.(plain) ?? plain, (trace) => this.traffic.push(describeTrace(trace)));
    this.extension = agent({ adapter: this.adapter, ...setup.options });
  }

  static async open(setup: ConstructorParameters<typeof Bench>[0] = {}): Promise<Bench> {
    const bench = new Bench(setup);
    await bench.adapter.open();
    bench.traffic.length = 0;
    return bench;
  }

  /** Executes an action. @returns its effect and what it assigned to its locations */
  execute(
    name: string,
    attributes: Readonly<Record<string, DataValue>>,
  ): { readonly effect: Effect; readonly assigned: Record<string, DataValue> } {
    const action = this.extension.actions?.find((candidate) => candidate.name === name);
    if (!action) throw new Error(`no action ${name}`);
    const assigned: Record<string, DataValue> = {};
    const effect = action.execute({
      sessionId: 's1',
      newId: () => `s1.${++this.#ids}`,
      attribute: (attribute) => attributes[attribute],
      has: (attribute) => attribute in attributes,
      assign: (attribute, value) => {
        assigned[attribute] = value;
      },
    });
    if (!effect) throw new Error(`${name} has no effect`);
    return { effect, assigned };
  }

  /** Performs an effect; time stands still. */
  perform(effect: Effect): void {
    void this.extension.perform?.[effect.type]?.(effect, {
      sessionId: 's1',
      sessionName: 'test',
      key: `s1/1/${this.#effects++}`,
      clock: this.clock,
      signal: new AbortController().signal,
      deliver: (name, data) => this.delivered.push({ name, data }),
      log: (message) => this.logged.push(message),
    });
  }

  /** Lets `ms` pass, with everything that happens on the way. */
  pass(ms = 100): Promise<void> {
    return this.clock.pass(ms);
  }

  /** Executes and performs an action and lets time pass. @returns its request id and the one event it ended in */
  async act(
    name: string,
    attributes: Readonly<Record<string, DataValue>>,
  ): Promise<{ readonly requestid: DataValue; readonly event: Delivered | undefined }> {
    const { effect, assigned } = this.execute(name, attributes);
    const before = this.delivered.length;
    this.perform(effect);
    await this.pass();
    if (this.delivered.length > before + 1) throw new Error(`${name} ended in ${this.delivered.length - before} events`);
    return { requestid: assigned['requestid'], event: this.delivered[before] };
  }

  /** The lines of requests alone. */
  requests(): readonly string[] {
    return this.traffic.filter((line) => line.startsWith('→'));
  }
}

/** An adapter that emits its answers, all with one reference ID, before it says that the request is accepted. */
export function hastyAdapter(answers: readonly ('EventAgentLogout' | 'EventAgentReady' | 'EventError')[]): TelephonyAdapter {
  const events = new AdapterEvents();
  let referenceID = 0;
  return {
    supports: new Set(['RequestAgentLogout']),
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    onEvent: (listener) => events.subscribe(listener),
    async request({ thisDN }) {
      referenceID++;
      for (const name of answers) events.emit({ name, time: 0, server: 'x', thisDN, referenceID, errorCode: 185, errorMessage: 'no' });
      return referenceID;
    },
  };
}

/** The data of the event that an action ends in, when it fails. */
export function failed(
  requestid: DataValue,
  error: string,
  description: unknown,
): { requestid: DataValue; error: string; description: unknown } {
  return { requestid, error, description };
}

export const VOICE = 0;
