/** The call centre of the recordings with a server in front of it, on a clock that the replay moves. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CallCenter } from '../../../src/callcenter/call-center.js';
import { readCallCenterConfig } from '../../../src/callcenter/config/read-config.js';
import { openCallCenter } from '../../../src/callcenter/open.js';
import { SimulatedClock } from '../../../src/clock.js';
import type { Profile } from '../../../src/eccp/messages/request.js';
import type { ServerMode } from '../../../src/eccp/server/options.js';
import { type EccpServer, listenEccp } from '../../../src/eccp/server/server.js';
import { md5 } from '../../../src/eccp/server/signature.js';
import { callCenterService } from '../../../src/eccp/service/call-center-service.js';
import { whenOver } from '../server-support.js';

const FILE = fileURLToPath(new URL('rig.toml', import.meta.url));
const CONFIG = readCallCenterConfig(readFileSync(FILE, 'utf8'), FILE);
const CLIENTS = [
  { username: 'agentconsole', md5_password: md5('agentconsole') },
  { username: 'tlib', md5_password: md5('t-secret & <1>') },
];

export interface Rig {
  readonly callCenter: CallCenter;
  readonly clock: SimulatedClock;
  readonly server: EccpServer;
}

/** @param start the time of day at the beginning, ms */
export async function openRig(profile: Profile, mode: ServerMode, start: number): Promise<Rig> {
  const clock = new SimulatedClock(new Date(2026, 10, 21).getTime() + start);
  const callCenter = openCallCenter({ config: CONFIG, clock });
  whenOver(() => callCenter.close());
  const service = callCenterService(callCenter, { profile, signedOnly: mode === 'as-built' });
  const server = await listenEccp(service, { port: 0, mode, clock, clients: CLIENTS, inactivity: 0 });
  whenOver(() => server.close());
  callCenter.start();
  return { callCenter, clock, server };
}

/** The password of an agent for ECCP; undefined for one that has none, or does not exist. */
export function secretOf(agent_number: string): string | undefined {
  return CONFIG.agents.find(({ number }) => number === agent_number)?.secret;
}
