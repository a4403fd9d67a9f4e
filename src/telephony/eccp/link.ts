/** One connection to the ECCP server, from its login to its loss: the client, the breaks, and who waits for an event. */
import { EccpClient } from '../../eccp/client/client.js';
import type { Difference } from '../../eccp/client/watched-agents.js';
import type { EccpError } from '../../eccp/error.js';
import type { EccpEvent } from '../../eccp/messages/events.js';
import { Breaks } from './breaks.js';
import { EventWaits } from './event-waits.js';
import type { AdapterSettings, EccpAdapterAgent } from './options.js';

export interface LinkListener {
  onEvent(event: EccpEvent): void;
  onDifference(difference: Difference): void;
  /** The connection was lost. */
  onLost(error: EccpError): void;
}

export class Link {
  readonly client: EccpClient;
  readonly waits: EventWaits;
  readonly #settings: AdapterSettings;
  #breaks: Breaks;
  #agents: readonly EccpAdapterAgent[] = [];
  #end: 'closed' | 'lost' | undefined;

  constructor(settings: AdapterSettings, listener: LinkListener) {
    this.#settings = settings;
    const { host, port, tls, connectTimeout, timeout, keepAlive, poll, clock, log, username, password } = settings;
    this.client = new EccpClient({
      ...{ host, port, tls, connectTimeout, timeout, keepAlive, poll, clock, log, username, password },
      reconnect: false, // whoever uses the adapter decides
    });
    this.waits = new EventWaits(clock);
    this.#breaks = new Breaks([], settings);
    for (const agent of settings.agents ?? []) this.#add(agent);
    this.client.on('event', (event) => {
      listener.onEvent(event);
      this.waits.take(event);
    });
    this.client.on('difference', (difference) => listener.onDifference(difference));
    this.client.on('disconnected', (error) => listener.onLost(error));
  }

  /** Connects, and learns what there is. @throws EccpError */
  async open(): Promise<void> {
    await this.client.connect();
    const { pause } = await this.client.request('getpauses', {});
    const active = pause.filter(({ status }) => status === 'A').map(({ id, name }) => ({ id, name }));
    this.#breaks = new Breaks(active, this.#settings);
    if (this.#settings.agents) return;
    const { agents } = await this.client.request('getagentactivitysummary', {});
    for (const { agentchannel } of agents) this.#add({ number: agentchannel });
    await this.client.refresh();
  }

  get breaks(): Breaks {
    return this.#breaks;
  }

  /** The agents of the configuration, or those that the server has. */
  get agents(): readonly EccpAdapterAgent[] {
    return this.#agents;
  }

  /** How it ended; what fails from then on has no answer. */
  get ended(): 'closed' | 'lost' | undefined {
    return this.#end;
  }

  end(how: 'closed' | 'lost'): void {
    this.#end = how;
    this.client.close();
    this.waits.endAll();
  }

  #add(agent: EccpAdapterAgent): void {
    const { number, password = this.#settings.agentPassword } = agent;
    this.#agents = [...this.#agents, agent];
    this.client.signFor({ agent_number: number, eccp_password: password });
    this.client.watch(number);
  }
}
