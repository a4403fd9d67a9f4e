/** The telephony contract on ECCP: a call centre behind our ECCP server, over real connections. */
import { describe, test } from '@jest/globals';
import { openCallCenter } from '../../src/callcenter/open.js';
import { listenEccp } from '../../src/eccp/server/server.js';
import { callCenterService } from '../../src/eccp/service/call-center-service.js';
import { telephonySuite } from '../../src/kit/telephony.js';
import type { TelephonySubject } from '../../src/kit/telephony-subject.js';
import { eccpAdapter } from '../../src/telephony/eccp.js';
import { SERVICE_CONFIG } from '../eccp/service-config.js';

const AGENT = 'SIP/201';

async function subject(): Promise<TelephonySubject> {
  const agents = SERVICE_CONFIG.agents.map((agent) => (agent.number === AGENT ? { ...agent, startsOn: '201' } : agent));
  const callCenter = openCallCenter({ config: { ...SERVICE_CONFIG, agents, timing: { ...SERVICE_CONFIG.timing, callbackLogin: 1 } } });
  const server = await listenEccp(callCenterService(callCenter), { port: 0 });
  callCenter.start();
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  while (callCenter.agentView(AGENT)?.login !== 'in') await pause();
  const adapter = eccpAdapter({ port: server.port, switch: 'pbx', agentPassword: 'secret', dndBreak: 'Almuerzo' });
  return {
    adapter,
    request: { name: 'RequestSetDNDOn', thisDN: '201' },
    unknownDN: '7099',
    settle: pause, // real connections: the case waits until it has what it needs
    refuseNext: () => {
      callCenter.control({ command: 'refuseNext', operation: 'startBreak', refusal: 'break-failed' });
      return 52;
    },
    drop: () => void server.dropConnections(),
    unreachable: () => server.close(),
    phone: () => {
      callCenter.endBreak(AGENT);
    },
    async dispose() {
      await adapter.close();
      await server.close();
      callCenter.close();
    },
  };
}

telephonySuite({ describe, test }, subject, 'an ECCP server keeps the telephony contract');
