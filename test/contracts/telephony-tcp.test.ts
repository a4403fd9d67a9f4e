/** The telephony contract over the network: a simulated T-Server that listens, and the adapter that connects to it. */
import { describe, test } from '@jest/globals';
import { telephonySuite } from '../../src/kit/telephony.js';
import type { TelephonySubject } from '../../src/kit/telephony-subject.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { tcpAdapter } from '../../src/telephony/tcp/client.js';
import { listenTServer } from '../../src/telephony/tcp/server.js';

async function subject(): Promise<TelephonySubject> {
  const tserver = simulatedTServer({ config: { acceptDelay: 0, answerDelay: 0 } });
  const listening = await listenTServer(tserver, { port: 0 });
  const adapter = tcpAdapter({ port: listening.port, switch: 'sim' });
  return {
    adapter,
    request: { name: 'RequestSetDNDOn', thisDN: '7001' },
    unknownDN: '7099',
    settle: () => new Promise((resolve) => setTimeout(resolve, 3)), // real connections: the case waits until it has what it needs
    refuseNext: () => {
      tserver.fail({ kind: 'refuse', code: 185 });
      return 185;
    },
    drop: () => tserver.disconnect(),
    unreachable: () => listening.close(),
    setLink: (up) => tserver.setLink(up),
    phone: () => {
      tserver.atPhone({ name: 'RequestAgentNotReady', thisDN: '7001' });
    },
    async dispose() {
      await adapter.close();
      await listening.close();
      tserver.close();
    },
  };
}

telephonySuite({ describe, test }, subject, 'a T-Server over TCP keeps the telephony contract');
