/** A shipped strategy on the simulated T-Server, on good days and on bad ones: faults are injected on command. */
import { fileURLToPath } from 'node:url';
import { Statewire } from 'statewire';
import { agent } from 'statewire/agent';
import { describeTrace, type Fault, observed, simulatedTServer } from 'statewire/telephony';

const END_OF_SHIFT = fileURLToPath(new URL('../../scxml/end-of-shift.scxml', import.meta.url)); // from dist/examples

const DAYS: Readonly<Record<string, readonly Fault[]>> = {
  'a good day': [],
  'the T-Server is busy for a moment': [{ kind: 'reject', code: 54, request: 'RequestAgentNotReady', times: 2 }],
  'the switch is restarted': [{ kind: 'reject', code: 54, request: 'RequestAgentLogout', times: 99 }],
  'the connection breaks before the logout': [{ kind: 'disconnect', request: 'RequestAgentLogout', when: 'beforeAcceptance' }],
  'nobody answers': [{ kind: 'neverAccept', request: 'RequestAgentLogout', times: 99 }],
};

for (const [day, faults] of Object.entries(DAYS)) {
  console.log(`--- ${day}`);
  const tserver = simulatedTServer();
  for (const fault of faults) tserver.fail(fault);

  const adapter = observed(tserver.adapter(), (traffic) => {
    if (traffic.type === 'request') console.log(`  ${describeTrace(traffic)}`);
  });
  await adapter.open();

  {
    // short times: this example runs on the real clock
    const data = { dn: '7001', retryDelay: '20ms' };
    await using statewire = new Statewire({ extensions: [agent({ adapter, timeout: 50 })], newSessionId: () => 's' });
    statewire.watch((entry) => {
      if (entry.type === 'event') console.log(`    ${entry.event.name} ${JSON.stringify(entry.event.data) ?? ''}`.trimEnd());
    });
    const { configuration, result } = await statewire.start(statewire.loadFile(END_OF_SHIFT), { data }).ended();
    console.log(`  ended in ${configuration.join()} ${JSON.stringify(result)}`);
  }
  await adapter.close();
  tserver.close();
}
