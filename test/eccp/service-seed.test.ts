/** The XML examples of the text of the protocol, sent to the default configuration with the credentials filled in. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_CONFIG } from '../../src/callcenter/config/default-config.js';
import { readCallCenterConfig } from '../../src/callcenter/config/read-config.js';
import { agentHash } from '../../src/eccp/agent-hash.js';
import type { Profile } from '../../src/eccp/messages/request.js';
import { until } from './server-support.js';
import { type Console, openConsole } from './service-support.js';

const quiet = { arrivals: [], patience: 60_000, talk: 360_000_000, knownCallers: 0 };

describe.each<Profile>(['rev5', 'issabel5'])('on a server of the profile %s', (profile) => {
  let desk: Console;
  let cookie: string;
  beforeEach(async () => {
    const config = readCallCenterConfig(DEFAULT_CONFIG, 'default');
    desk = await openConsole({ profile, config: { ...config, traffic: { ...config.traffic, ...quiet, seed: 3 } } });
    cookie = await desk.client.logIn();
  });

  /** Sends an example as it stands, white space and all. `XXX` is where the hash goes. @returns the packet without its declaration */
  async function send(example: string, agent = 'Agent/9000', password = '9000'): Promise<string> {
    desk.client.send(example.replace('XXX', agentHash(cookie, agent, password)));
    for (;;) {
      const packet = await desk.client.next();
      if (packet.startsWith('<response')) return packet;
    }
  }

  async function agentInCall(): Promise<void> {
    await send(`<request id="in"><loginagent><agent_number>Agent/9000</agent_number><agent_hash>XXX</agent_hash>
      <extension>101</extension></loginagent></request>`);
    desk.clock.advance(2000);
    desk.control({ command: 'placeCall', queue: '501', phone: '5550100' });
    desk.clock.advance(5000);
  }

  test('Packet Types: a request with a time and a random number as its id', async () => {
    expect(await send('<request id="1292899827.394772">\n    <getpauses>...</getpauses>\n</request>')).toMatch(
      /^<response id="1292899827.394772"><getpauses_response>/,
    );
  });

  test('Error Codes: the form of a failure', async () => {
    expect(await send('<request id="X"><request_name>...</request_name></request>')).toBe(
      '<response id="X"><failure><code>501</code><message>Not Implemented</message></failure></response>',
    );
  });

  test('login', async () => {
    const answer = await send(`<request id="1">
    <login>
        <username>agentconsole</username>
        <password>agentconsole</password>
    </login>
</request>`);
    expect(answer).toMatch(
      /^<response id="1"><login_response><success\/><app_cookie>[0-9a-f]{32}<\/app_cookie><\/login_response><\/response>$/,
    );
  });

  test('filterbyagent', async () => {
    expect(await send('<request id="2"><filterbyagent><agent_number>Agent/9000</agent_number></filterbyagent></request>')).toBe(
      '<response id="2"><filterbyagent_response><success/></filterbyagent_response></response>',
    );
  });

  test('agentloggedin, the event', async () => {
    await send('<request id="2"><filterbyagent><agent_number>Agent/9000</agent_number></filterbyagent></request>');
    await send(
      '<request id="3"><loginagent><agent_number>Agent/9000</agent_number><agent_hash>XXX</agent_hash><extension>101</extension></loginagent></request>',
    );
    desk.clock.advance(2000);
    expect(await desk.client.next()).toBe('<event><agentloggedin><agent>Agent/9000</agent></agentloggedin></event>');
  });

  test('pauseagent', async () => {
    await agentInCall();
    const answer = await send(`<request id="4"><pauseagent>
    <agent_number>Agent/9000</agent_number>
    <agent_hash>XXX</agent_hash>
    <pause_type>2</pause_type>
</pauseagent></request>`);
    expect(answer).toBe('<response id="4"><pauseagent_response><success/></pauseagent_response></response>');
  });

  test('transfercall', async () => {
    await agentInCall();
    const answer = await send(`<request id="5"><transfercall>
    <agent_number>Agent/9000</agent_number>
    <agent_hash>XXX</agent_hash>
    <extension>1001</extension>
</transfercall></request>`);
    expect(answer).toBe('<response id="5"><transfercall_response><success/></transfercall_response></response>');
  });

  test('saveformdata', async () => {
    const answer = await send(`<request id="6"><saveformdata>
    <campaign_type>outgoing</campaign_type>
    <call_id>25</call_id>
    <forms>
        <form id="1">
            <field id="1">value1</field>
            <field id="2">value2</field>
        </form>
    </forms>
</saveformdata></request>`);
    expect(answer).toBe('<response id="6"><saveformdata_response><success/></saveformdata_response></response>');
    expect(desk.callCenter.callInfo({ type: 'outgoing', id: 25 })?.survey).toMatchObject([{ value: 'value1' }, { value: 'value2' }]);
  });

  test('callprogress', async () => {
    expect(await send('<request id="7"><callprogress><enable>1</enable></callprogress></request>')).toBe(
      '<response id="7"><callprogress_response><success/></callprogress_response></response>',
    );
  });

  test('every request of the text is known', async () => {
    const names = [
      ...['filterbyagent', 'loginagent', 'logoutagent', 'getagentstatus', 'getmultipleagentstatus', 'pauseagent', 'unpauseagent'],
      ...['pingagent', 'hangup', 'hold', 'unhold', 'transfercall', 'atxfercall', 'schedulecall', 'getcampaignlist', 'getcampaigninfo'],
      ...['getcampaignstatus', 'getcampaignqueuewait', 'getcallinfo', 'setcontact', 'saveformdata', 'getchanvars', 'getqueuescript'],
      ...['getagentqueues', 'getmultipleagentqueues', 'getincomingqueuelist', 'getincomingqueuestatus', 'callprogress', 'campaignlog'],
      ...['getrequestlist', 'getpauses', 'getagentactivitysummary', 'login', 'logout'],
    ];
    for (const name of names) expect(await send(`<request id="n"><${name}/></request>`)).not.toContain('<code>501</code>');
    await until(() => desk.client.isClosed);
  });
});
