/** A server with a call centre behind it, whose time the test moves, and consoles. */
import type { CallCenter } from '../../src/callcenter/call-center.js';
import type { CallCenterConfig } from '../../src/callcenter/config/config.js';
import type { ControlCommand } from '../../src/callcenter/control/command.js';
import { openCallCenter } from '../../src/callcenter/open.js';
import { SimulatedClock } from '../../src/clock.js';
import type { EccpServerOptions } from '../../src/eccp/server/options.js';
import { type EccpServer, listenEccp } from '../../src/eccp/server/server.js';
import { type CallCenterServiceOptions, callCenterService } from '../../src/eccp/service/call-center-service.js';
import { connectTo, type RawClient, signed, whenOver } from './server-support.js';
import { SERVICE_CONFIG } from './service-config.js';

export interface ConsoleOptions extends Omit<CallCenterServiceOptions, 'log'>, EccpServerOptions {
  readonly config?: CallCenterConfig;
}

/** A client that is logged in, and the call centre that it sees. */
export class Console {
  #cookie = '';

  constructor(
    readonly client: RawClient,
    readonly server: EccpServer,
    readonly callCenter: CallCenter,
    readonly clock: SimulatedClock,
  ) {}

  async logIn(): Promise<void> {
    this.#cookie = await this.client.logIn();
  }

  /** What stands in `response`. Events that came before are left out. */
  async ask(command: string): Promise<string> {
    return (await this.client.askAmongEvents(command)).answer;
  }

  /** A request of an agent, signed. @param more elements after number and hash */
  act(name: string, more = '', agent = 'Agent/9000'): Promise<string> {
    return this.ask(this.signedRequest(name, more, agent));
  }

  signedRequest(name: string, more = '', agent = 'Agent/9000'): string {
    return `<${name}>${signed(this.#cookie, agent)}${more}</${name}>`;
  }

  /** Events since the last time, what stands in `event`. */
  async events(): Promise<string[]> {
    const { events } = await this.client.askAmongEvents('<getrequestlist/>');
    return events.map((event) => event.replace(/^<event>|<\/event>$/g, ''));
  }

  /** Logs an agent in and forgets what was told about it. */
  async agentIn(agent = 'Agent/9000', extension = '101'): Promise<void> {
    await this.act('loginagent', `<extension>${extension}</extension>`, agent);
    this.clock.advance(2000);
    await this.events();
  }

  /** A caller whom an agent has got. @returns the id of the call */
  async linked(phone = '5550100', queue = '501'): Promise<number> {
    const call = this.control({ command: 'placeCall', queue, phone });
    this.clock.advance(3000);
    await this.events();
    return call;
  }

  /** @returns the call, for commands that make one */
  control(command: ControlCommand): number {
    const outcome = this.callCenter.control(command);
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
    return outcome.call ?? 0;
  }
}

/** Noon in the zone of the machine, so that no test runs into another day. */
export const NOON = new Date(2026, 10, 21, 12, 0, 0).getTime();

export async function openConsole({ config = SERVICE_CONFIG, ...options }: ConsoleOptions = {}): Promise<Console> {
  const clock = new SimulatedClock(NOON);
  const callCenter = openCallCenter({ config, clock });
  const server = await listenEccp(callCenterService(callCenter, { profile: options.profile, signedOnly: options.signedOnly }), {
    port: 0,
    clock,
    ...options,
    inactivity: 0,
  });
  whenOver(() => callCenter.close());
  whenOver(() => server.close());
  callCenter.start();
  const console = new Console(await connectTo(server), server, callCenter, clock);
  await console.logIn();
  return console;
}
