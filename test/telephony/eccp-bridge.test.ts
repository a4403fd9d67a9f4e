/** The agents of a switch as an ECCP server: any T-Library adapter behind it, and consoles in front. */
import { describe, expect, test } from '@jest/globals';
import { openCallCenter } from '../../src/callcenter/open.js';
import { EccpClient } from '../../src/eccp/client/client.js';
import type { EccpEvent } from '../../src/eccp/messages/events.js';
import { type EccpServer, listenEccp } from '../../src/eccp/server/server.js';
import { callCenterService } from '../../src/eccp/service/call-center-service.js';
import type { TelephonyAdapter } from '../../src/telephony/contract.js';
import { eccpAdapter } from '../../src/telephony/eccp.js';
import type { EccpBridgeOptions } from '../../src/telephony/eccp-bridge/options.js';
import { eccpBridge } from '../../src/telephony/eccp-bridge.js';
import { type SimulatedTServer, simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { connectTo, signed, until, whenOver } from '../eccp/server-support.js';
import { SERVICE_CONFIG } from '../eccp/service-config.js';

const SECRET = 'of the bridge';
const CONSOLE = { username: 'agentconsole', password: 'agentconsole' } as const;

/** A console that signs for these agents. */
async function openConsole(server: EccpServer, ...agents: string[]): Promise<{ client: EccpClient; seen: EccpEvent[] }> {
  const signed = agents.map((agent_number) => ({ agent_number, eccp_password: SECRET }));
  const client = new EccpClient({ port: server.port, ...CONSOLE, agents: signed, reconnect: false });
  whenOver(() => client.close());
  const seen: EccpEvent[] = [];
  client.on('event', (event) => seen.push(event));
  await client.connect();
  return { client, seen };
}

async function bridged(adapter: TelephonyAdapter, options: EccpBridgeOptions): Promise<EccpServer> {
  const bridge = eccpBridge(adapter, { agentPassword: SECRET, ...options });
  const server = await listenEccp(bridge, { port: 0 });
  whenOver(async () => {
    await server.close();
    bridge.close();
    await adapter.close();
  });
  await adapter.open();
  return server;
}

describe('a bridge to a simulated T-Server', () => {
  const BREAKS = [
    { id: 2, name: 'Lunch' },
    { id: 4, name: 'Training' },
  ];

  async function open(): Promise<{ tserver: SimulatedTServer; server: EccpServer }> {
    const tserver = simulatedTServer({ config: { acceptDelay: 0, answerDelay: 1 } });
    whenOver(() => tserver.close());
    const agents = [
      { number: 'Agent/5001', dn: '7001' },
      { number: 'Agent/5009', dn: '7009' },
    ];
    return { tserver, server: await bridged(tserver.adapter(), { agents, breaks: BREAKS }) };
  }

  test('consoles log an agent in and out, and see what others do', async () => {
    const { server, tserver } = await open();
    const [steering, watching] = [await openConsole(server, 'Agent/5009'), await openConsole(server)];
    expect(await steering.client.request('getagentstatus', { agent_number: 'Agent/5009' })).toEqual({ status: 'offline' });
    const login = await steering.client.request('loginagent', { agent_number: 'Agent/5009', extension: '7009' });
    expect(login).toEqual({ status: 'logging' });
    await until(() => watching.seen.some(({ name }) => name === 'agentloggedin'));
    expect(tserver.dn('7009')).toMatchObject({ agentID: '5009' });
    await steering.client.request('logoutagent', { agent_number: 'Agent/5009' });
    await until(() => watching.seen.some(({ name }) => name === 'agentloggedout'));
    expect(tserver.dn('7009')).toMatchObject({ state: 'null' });
    expect(watching.seen.every((event) => 'agent' in event && event.agent === 'Agent/5009')).toBe(true);
  });

  test('a break is not ready with its name as the reason, and the event comes before the answer', async () => {
    const { server, tserver } = await open();
    tserver.atPhone({ name: 'RequestAgentReady', thisDN: '7001' });
    const { client, seen } = await openConsole(server, 'Agent/5001');
    const agent_number = 'Agent/5001';
    await client.request('pauseagent', { agent_number, pause_type: 4 });
    expect(seen.at(-1)).toMatchObject({ name: 'pausestart', pause_type: 4, pause_name: 'Training', agent_number });
    expect(tserver.dn('7001')).toMatchObject({ state: 'notReady' });
    expect(await client.request('getagentstatus', { agent_number })).toMatchObject({ status: 'paused', pauseinfo: { pauseid: 4 } });
    await expect(client.request('pauseagent', { agent_number, pause_type: 2 })).rejects.toMatchObject({ code: 417 });
    await client.request('unpauseagent', { agent_number });
    expect(seen.at(-1)).toMatchObject({ name: 'pauseend', pause_type: 4, pause_duration: 0 });
    expect(tserver.dn('7001')).toMatchObject({ state: 'ready' });
  });

  test('do-not-disturb is a break of its own, also when the agent switches it at the phone', async () => {
    const { server, tserver } = await open();
    tserver.atPhone({ name: 'RequestAgentReady', thisDN: '7001' });
    const { client, seen } = await openConsole(server, 'Agent/5001');
    expect((await client.request('getpauses', {})).pause.map(({ name }) => name)).toEqual(['Lunch', 'Training', 'Do not disturb']);
    await client.request('pauseagent', { agent_number: 'Agent/5001', pause_type: 3 });
    expect(tserver.dn('7001')).toMatchObject({ state: 'ready', dnd: true });
    tserver.atPhone({ name: 'RequestSetDNDOff', thisDN: '7001' });
    await until(() => seen.at(-1)?.name === 'pauseend');
    expect(await client.request('getagentstatus', { agent_number: 'Agent/5001' })).toMatchObject({ status: 'online' });
  });

  test('the phone of an agent whom nobody has named makes them known', async () => {
    const { server, tserver } = await open();
    tserver.atPhone({ name: 'RequestAgentNotReady', thisDN: '7002', reasons: { ReasonCode: ' training ' } });
    const { client, seen } = await openConsole(server);
    await until(() => tserver.dn('7002')?.state === 'notReady');
    const { agents } = await client.request('getagentactivitysummary', {});
    expect(agents.map(({ agentchannel }) => agentchannel)).toContain('Agent/5002');
    expect(await client.request('getmultipleagentstatus', { agents: ['Agent/5001', 'Agent/5002'] })).toMatchObject({
      agents: [{ status: 'offline' }, { status: 'paused', pauseinfo: { pauseid: 4, pausename: 'Training' } }],
    });
    tserver.atPhone({ name: 'RequestAgentLogout', thisDN: '7002' });
    await until(() => seen.length === 2);
    expect(seen.map(({ name }) => name)).toEqual(['pauseend', 'agentloggedout']);
  });

  test('refusals are those of ECCP, and commands of calls are not implemented', async () => {
    const { server, tserver } = await open();
    const { client } = await openConsole(server, 'Agent/5001', 'Agent/5009', 'Agent/1');
    const code = (request: Promise<unknown>): Promise<unknown> =>
      request.then(
        () => 'success',
        ({ level, code, reason }) => [level, code, reason],
      );
    const ready = { agent_number: 'Agent/5001' };
    tserver.atPhone({ name: 'RequestAgentReady', thisDN: '7001' });
    expect(await code(client.request('hangup', ready))).toEqual(['request', 501, 'Not Implemented']);
    expect(await code(client.request('getcampaignlist', {}))).toEqual(['request', 501, 'Not Implemented']);
    expect(await code(client.request('pingagent', { agent_number: 'Agent/1' }))).toEqual(['command', 404, 'Specified agent not found']);
    expect(await code(client.request('pauseagent', { ...ready, agent_hash: 'x', pause_type: 2 }))).toEqual([
      'command',
      401,
      'Unauthorized agent',
    ]);
    expect(await code(client.request('pauseagent', { ...ready, pause_type: 9 }))).toEqual([
      'command',
      404,
      'Break ID not found or not active',
    ]);
    expect(await code(client.request('pauseagent', { agent_number: 'Agent/5009', pause_type: 2 }))).toEqual([
      'command',
      417,
      'Agent currently not logged in',
    ]);
    const login = client.request('loginagent', { agent_number: 'Agent/5009', extension: '99' });
    expect(await code(login)).toEqual(['command', 404, 'Specified agent not found']);
    tserver.fail({ kind: 'refuse', code: 185 });
    await until(() => tserver.dn('7001')?.state === 'ready');
    expect(await code(client.request('pauseagent', { ...ready, pause_type: 2 }))).toMatchObject([
      'command',
      417,
      expect.stringContaining('185'),
    ]);
    tserver.disconnect({ stopped: true });
    expect(await code(client.request('pauseagent', { ...ready, pause_type: 2 }))).toEqual(['request', 500, 'No AMI connection']);
  });

  test('requests behind one that waits for the switch are answered in order, also to who says no more', async () => {
    const { server, tserver } = await open();
    tserver.atPhone({ name: 'RequestAgentReady', thisDN: '7001' });
    const client = await connectTo(server);
    const cookie = await client.logIn();
    const request = (id: string, command: string): string => `<request id="${id}">${command}</request>`;
    await client.ask('<filterbyagent><agent_number>Agent/1</agent_number></filterbyagent>');
    client.send(
      request('a', `<pauseagent>${signed(cookie, 'Agent/5001', SECRET)}<pause_type>2</pause_type></pauseagent>`) +
        request('b', '<getagentstatus><agent_number>Agent/5001</agent_number></getagentstatus>'),
    );
    client.socket.end();
    const answers = await client.rest();
    expect(answers.map((answer) => /id="(\w)"/.exec(answer)?.[1])).toEqual(['a', 'b']);
    expect(answers[1]).toContain('<status>paused</status>');
  });
});

describe('a bridge over the ECCP adapter: the concurrency server', () => {
  test('50 consoles, exactly one session at the dialer, and all see what one of them does', async () => {
    const callCenter = openCallCenter({ config: SERVICE_CONFIG });
    const dialer = await listenEccp(callCenterService(callCenter), { port: 0 });
    whenOver(async () => {
      await dialer.close();
      callCenter.close();
    });
    callCenter.start();
    const adapter = eccpAdapter({ port: dialer.port, agentPassword: 'secret', dndBreak: 'Almuerzo' });
    const server = await bridged(adapter, {
      agents: [{ number: 'SIP/201', agentID: 'SIP/201', dn: '201' }],
      breaks: [{ id: 2, name: 'Baño' }],
      dndBreak: { id: 3, name: 'Almuerzo' },
    });
    const consoles = await Promise.all(Array.from({ length: 50 }, () => openConsole(server, 'SIP/201')));
    const [first] = consoles;
    await first!.client.request('loginagent', { agent_number: 'SIP/201', extension: '201' });
    await until(() => consoles.every(({ seen }) => seen.length === 1));
    await consoles[49]!.client.request('pauseagent', { agent_number: 'SIP/201', pause_type: 2 });
    expect(callCenter.agentView('SIP/201')?.status).toBe('paused');
    await consoles[7]!.client.request('unpauseagent', { agent_number: 'SIP/201' });
    await consoles[8]!.client.request('pauseagent', { agent_number: 'SIP/201', pause_type: 3 });
    await consoles[9]!.client.request('logoutagent', { agent_number: 'SIP/201' });
    const told = ['agentloggedin', 'pausestart', 'pauseend', 'pausestart', 'pauseend', 'agentloggedout'];
    await until(() => consoles.every(({ seen }) => seen.length === told.length));
    for (const { seen } of consoles) expect(seen.map(({ name }) => name)).toEqual(told);
    expect([server.connections, dialer.connections]).toEqual([50, 1]);
    expect(callCenter.agentView('SIP/201')?.login).toBe('out');
  });
});
