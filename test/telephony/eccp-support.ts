/** The ECCP adapter on a call centre of ours, over real connections, and what it tells. */
import type { CallCenter } from '../../src/callcenter/call-center.js';
import { openCallCenter } from '../../src/callcenter/open.js';
import { type EccpServer, listenEccp } from '../../src/eccp/server/server.js';
import { callCenterService } from '../../src/eccp/service/call-center-service.js';
import type { TelephonyAdapter, TelephonyEvent, TelephonyRequest } from '../../src/telephony/contract.js';
import type { EccpAdapterOptions } from '../../src/telephony/eccp/options.js';
import { eccpAdapter } from '../../src/telephony/eccp.js';
import { until, whenOver } from '../eccp/server-support.js';
import { SERVICE_CONFIG } from '../eccp/service-config.js';

/** As short as an event in a list can be told: `EventAgentReady 201 #3`. */
export function describeEvent(event: TelephonyEvent): string {
  const dn = 'thisDN' in event && event.thisDN !== undefined ? ` ${event.thisDN}` : '';
  const id = 'referenceID' in event && event.referenceID !== undefined ? ` #${event.referenceID}` : '';
  const reason = 'reasons' in event && event.reasons ? ` (${Object.values(event.reasons).join(' ')})` : '';
  const error = event.name === 'EventError' ? ` ${event.errorCode} ${event.errorMessage}` : '';
  return `${event.name}${dn}${id}${reason}${error}`;
}

export class Rig {
  readonly events: TelephonyEvent[] = [];

  constructor(
    readonly adapter: TelephonyAdapter,
    readonly callCenter: CallCenter,
    readonly server: EccpServer,
  ) {
    adapter.onEvent((event) => this.events.push(event));
  }

  /** What was told since the last time. */
  told(): string[] {
    return this.events.splice(0).map(describeEvent);
  }

  /** Makes a request and waits for its answer. @returns what was told meanwhile */
  async ask(name: TelephonyRequest['name'], thisDN = '201', more: Partial<TelephonyRequest> = {}): Promise<string[]> {
    const id = await this.adapter.request({ name, thisDN, ...more });
    await until(() => this.events.some((event) => 'referenceID' in event && event.referenceID === id));
    return this.told();
  }

  async agentIn(agent = 'SIP/201', extension = '201'): Promise<void> {
    this.callCenter.logIn(agent, extension);
    await until(() => this.events.at(-1)?.name === 'EventAgentReady');
    this.told();
  }

  /** A caller whom the agent has got. */
  async linked(agent: string, queue = '501'): Promise<number> {
    const outcome = this.callCenter.control({ command: 'placeCall', queue, phone: '5550100' });
    await until(() => this.callCenter.agentView(agent)?.status === 'oncall');
    return outcome.ok ? (outcome.call ?? 0) : 0;
  }
}

/** With `Almuerzo` (3) for do-not-disturb. Nobody is logged in. */
export async function rig(options: EccpAdapterOptions = {}): Promise<Rig> {
  const { timing } = SERVICE_CONFIG;
  const callCenter = openCallCenter({ config: { ...SERVICE_CONFIG, timing: { ...timing, queueSearch: 50, login: 100, answer: 50 } } });
  const server = await listenEccp(callCenterService(callCenter), { port: 0 });
  callCenter.start();
  const adapter = eccpAdapter({ port: server.port, agentPassword: 'secret', dndBreak: 'almuerzo', ...options });
  whenOver(async () => {
    await adapter.close();
    await server.close();
    callCenter.close();
  });
  const made = new Rig(adapter, callCenter, server);
  await adapter.open();
  made.told();
  return made;
}
