/**
 * A strategy logs an agent out in a call centre that speaks ECCP, and consoles see it. The call centre and its server are in
 * this program; the strategy reaches them over the network, as it would reach the dialer of an Issabel.
 *
 * To see it in a second terminal, give a port; it begins when somebody watches:
 *
 *     node dist/examples/07-eccp-logout.js 20005
 *     npx statewire eccp watch
 */
import { Statewire } from 'statewire';
import { agent } from 'statewire/agent';
import { EccpClient } from 'statewire/eccp';
import { callCenterService, listenEccp, openCallCenter, readCallCenterConfig } from 'statewire/eccp-server';
import { eccpAdapter } from 'statewire/telephony';

const CALL_CENTER = `
[[agents]]
number = "SIP/1001"
name = "Elena Ruiz"
secret = "the agent's password for ECCP"
startsOn = "1001"

[[extensions]]
number = "1001"

[[breaks]]
id = 2
name = "End of shift"
`;

const GO_HOME = `
<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="http://www.genesyslab.com/modules/agent"
       version="1.0" name="go-home" datamodel="ecmascript" initial="not_ready">
  <datamodel>
    <data id="dn"/>
    <data id="voice" expr="{ media: _genesys.ixn.mediaType.TMediaVoice, state: 'notready' }"/>
  </datamodel>
  <state id="not_ready">
    <onentry><agent:setmediastate for="{ dn: dn }" media="voice" hints="{ reason: 'End of shift' }"/></onentry>
    <transition event="agent.setmediastate.done" target="logout"/>
    <transition event="error.agent.setmediastate" target="still_here"/>
  </state>
  <state id="logout">
    <onentry><agent:logout for="{ dn: dn }"/></onentry>
    <transition event="agent.logout.done" target="gone"/>
    <transition event="error.agent.logout" target="still_here"/>
  </state>
  <final id="gone"/>
  <final id="still_here"><donedata><content expr="_event.data.description"/></donedata></final>
</scxml>`;

const [given] = process.argv.slice(2);
const callCenter = openCallCenter({ config: readCallCenterConfig(CALL_CENTER, 'call centre') });
let logins = 0;
const server = await listenEccp(callCenterService(callCenter), {
  port: Number(given ?? 0),
  log: ({ what }) => {
    if (what === 'login') logins++;
  },
});
callCenter.start();
await until(() => callCenter.agentView('SIP/1001')?.login === 'in');

// what "statewire eccp watch" does
const seen: string[] = [];
const watcher = new EccpClient({ port: server.port, username: 'agentconsole', password: 'agentconsole' });
watcher.on('event', (event) => seen.push('pause_name' in event ? `${event.name} ${event.pause_name}` : event.name));
await watcher.connect();

const adapter = eccpAdapter({ port: server.port, agents: [{ number: 'SIP/1001', password: "the agent's password for ECCP" }] });
adapter.onEvent((event) => console.log(`  ${event.name}${'thisDN' in event ? ` ${event.thisDN}` : ''}`));
console.log('the adapter is opened');
await adapter.open(); // and tells who is logged in

if (given !== undefined) {
  console.log(`waiting for a second terminal: npx statewire eccp watch --port ${server.port}`);
  await until(() => logins > 2);
}

console.log('the strategy begins');
{
  await using statewire = new Statewire({ extensions: [agent({ adapter, confirm: 'switch' })] });
  const { configuration } = await statewire.start(statewire.load(GO_HOME, 'go-home.scxml'), { data: { dn: '1001' } }).ended();
  console.log(`the strategy has ended: ${configuration.join()}`);
}
await until(() => seen.includes('agentloggedout'));
console.log(`a console has seen: ${seen.join(', ')}`);
console.log(`the call centre says: SIP/1001 is ${callCenter.agentView('SIP/1001')?.status}`);

await adapter.close();
watcher.close();
await server.close();
callCenter.close();

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
