/** Faults on command: in process, and over the network on a T-Server that is running. */
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { controlTServer } from '../../src/telephony/simulated/control.js';
import { CONTROL_COMMANDS } from '../../src/telephony/simulated/control-commands.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { remoteControl } from '../../src/telephony/tcp/remote-control.js';
import { Cleanup, client, LOOPBACK, listening, oddServer, raw, until } from './tcp-support.js';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

const DND = { name: 'RequestSetDNDOn', thisDN: '7001' } as const;

/** A T-Server on the network, a client of it, and a way to control it. */
async function lab() {
  const { tserver, at } = await listening(cleanup);
  const { adapter, events } = client(cleanup, { port: at.port });
  await adapter.open();
  await until(() => events.length === 2);
  events.length = 0;
  const control = (command: string) => remoteControl(command, { port: at.port });
  return { tserver, at, adapter, events, control };
}

describe('a command to a T-Server on the network', () => {
  test('refuse: the next request is accepted and refused, as often as told, for the DN and request that are told', async () => {
    const { adapter, events, control } = await lab();
    expect(await control('refuse 185 request=RequestSetDNDOn thisDN=7001 times=2')).toEqual([
      'refuse code=185 request=RequestSetDNDOn thisDN=7001 times=2',
    ]);
    for (const request of [{ ...DND, thisDN: '7002' }, DND, { ...DND, name: 'RequestSetDNDOff' } as const, DND, DND])
      await adapter.request(request);
    await until(() => events.length === 5);
    expect(events.map((line) => line.split(' ')[1])).toEqual(['EventDNDOn', 'EventError', 'EventDNDOff', 'EventError', 'EventDNDOn']);
    expect(events[1]).toContain('185');
    expect(await control('faults')).toEqual([]);
  });

  test('reject: the next request is not accepted', async () => {
    const { adapter, control } = await lab();
    await control('reject 59');
    await expect(adapter.request(DND)).rejects.toThrow(/^59 /);
    expect(await adapter.request(DND)).toBe(1);
  });

  test('delay: acceptance and answer come later', async () => {
    const { adapter, events, control } = await lab();
    await control('delay 40 accept=40');
    const begin = performance.now();
    await adapter.request(DND);
    const accepted = performance.now() - begin;
    await until(() => events.length === 1);
    expect(accepted).toBeGreaterThan(35);
    expect(performance.now() - begin - accepted).toBeGreaterThan(35);
  });

  test('neverAccept, neverAnswer: silence, and the next request is answered', async () => {
    const { adapter, events, control } = await lab();
    await control('neverAccept');
    await control('neverAnswer');
    const waiting = AbortSignal.timeout(30);
    await expect(adapter.request({ ...DND, signal: waiting })).rejects.toThrow(/aborted/);
    await adapter.request(DND);
    await adapter.request({ ...DND, name: 'RequestSetDNDOff' });
    await until(() => events.length > 0);
    expect(events).toEqual([expect.stringMatching(/EventDNDOff 7001 #2/)]);
  });

  test('answerTwice, lateError, wrongReferenceID: answers that should not be', async () => {
    const { adapter, events, control } = await lab();
    await control('answerTwice');
    await control('lateError 50 10');
    await control('wrongReferenceID');
    await adapter.request(DND);
    await until(() => events.length === 2);
    await adapter.request(DND);
    await until(() => events.length === 4);
    await adapter.request(DND);
    await until(() => events.length === 5);
    expect(events).toEqual([
      '← EventDNDOn 7001 #1',
      '← EventDNDOn 7001 #1',
      '← EventDNDOn 7001 #2',
      expect.stringMatching(/^← EventError 7001 #2 .*50|← EventError .*#2/),
      expect.stringMatching(/^← EventDNDOn 7001 #10000\d\d$/),
    ]);
  });

  test('disconnect, drop: the link to the clients breaks, and they can connect again', async () => {
    const { adapter, events, control } = await lab();
    await control('disconnect beforeAcceptance');
    await expect(adapter.request(DND)).rejects.toThrow(/^54 /);
    await adapter.open();
    await control('drop');
    await until(() => events.filter((line) => line.startsWith('← EventServerDisconnected')).length === 2);
    await adapter.open();
    expect(await adapter.request(DND)).toBeGreaterThan(0);
  });

  test('stop, start: no connection is taken in between, and commands still are', async () => {
    const { adapter, events, control, at } = await lab();
    await control('stop');
    await until(() => events.some((line) => line.startsWith('← EventServerDisconnected')));
    await expect(adapter.open()).rejects.toThrow(/^54 /);
    expect(await raw(cleanup, at.port, '', (text) => text.includes('\n'))).toMatch(/^\{"type":"closing","code":54/);
    await control('start');
    await adapter.open();
    expect(await adapter.request(DND)).toBe(1);
  });

  test('link down, link up: clients are told, requests are rejected in between', async () => {
    const { adapter, events, control } = await lab();
    await control('link down');
    await until(() => events.length === 1);
    await expect(adapter.request(DND)).rejects.toThrow(/^54 /);
    await control('link up');
    await until(() => events.length === 2);
    expect(events.map((line) => line.split(' ')[1])).toEqual(['EventLinkDisconnected', 'EventLinkConnected']);
    await adapter.request(DND);
  });

  test('phone, call, hangup, dns: what people do there', async () => {
    const { events, control } = await lab();
    expect(await control('call 7001')).toEqual(['7001  agent 5001  busyReady']);
    expect(await control('hangup 7001')).toEqual(['7001  agent 5001  ready']);
    expect(await control('phone RequestAgentNotReady 7001 reason=lunch')).toEqual(['7001  agent 5001  notReady']);
    expect((await control('dns')).slice(0, 2)).toEqual(['7001  agent 5001  notReady', '7002  agent 5002  ready']);
    await until(() => events.length === 2);
    expect(events[1]).toMatch(/^← EventAgentNotReady 7001/);
  });

  test.each([
    ['', 'there is no command ""; "help" lists them'],
    ['refus 185', 'there is no command "refus", did you mean "refuse"?; "help" lists them'],
    ['toString', 'there is no command "toString"; "help" lists them'],
    ['refuse', 'code is missing: refuse CODE [request=…] [thisDN=…] [times=…]'],
    ['refuse many', 'code must be a number, not "many"'],
    ['refuse 185 186', '"186" cannot be meant: refuse CODE [request=…] [thisDN=…] [times=…]'],
    ['refuse 185 dn=7001', '"dn=7001" cannot be meant: refuse CODE [request=…] [thisDN=…] [times=…]'],
    ['refuse 185 code=186', 'code is given twice'],
    [
      'refuse 185 request=AgentLogout',
      expect.stringMatching(/^simulated T-Server: fault\.request must be RequestAgentLogin or .*, not "AgentLogout"$/),
    ],
    ['disconnect later', expect.stringMatching(/^simulated T-Server: fault\.when must be beforeAcceptance or beforeAnswer/)],
    ['link sideways', 'link is up or down, not "sideways"'],
    ['phone AgentReady 7001', expect.stringMatching(/^request\.name is wrong/)],
    ['phone RequestAgentReady 7008', expect.stringMatching(/^the switch refuses it: 187 /)],
    ['call 7008', 'its agent gets no calls: 7008  nobody'],
    ['hangup 9999', 'there is no call: there is no DN 9999'],
  ])('%j is refused, and nothing is changed', async (command, message) => {
    const { tserver, control } = await lab();
    const before = tserver.inspect();
    await expect(control(command)).rejects.toEqual(expect.objectContaining({ code: 'BAD_OPTION', message }));
    expect([tserver.inspect(), tserver.faults]).toEqual([before, []]);
  });

  test('comes over a connection that is no client: it gets no events, and whoever sends one stops being one', async () => {
    const { adapter, at } = await lab();
    const command = (number: number, text: string) => `${JSON.stringify({ type: 'control', number, command: text })}\n`;
    const socket = connect(at.port, LOOPBACK);
    cleanup.add(() => socket.destroy());
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    await until(() => text.includes('EventLinkConnected'));
    text = '';
    socket.write(command(1, 'drop'));
    await until(() => text.includes('"number":1'));
    await adapter.open();
    await adapter.request(DND);
    socket.write(command(2, 'dns') + command(3, 'nothing'));
    await until(() => text.includes('"number":3'));
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { type: string }).type),
    ).toEqual(['controlled', 'controlled', 'uncontrolled']);
  });

  test('help lists every command, and so does the README', async () => {
    const help = (await (await lab()).control('help')).join('\n');
    for (const name of Object.keys(CONTROL_COMMANDS)) expect(help).toMatch(new RegExp(`^${name}\\b`, 'm'));
  });
});

describe('a command that cannot be sent', () => {
  test('nobody listens: 54', async () => {
    await expect(remoteControl('dns', { port: 1 })).rejects.toThrow(/^54 No connection to the switch: 127\.0\.0\.1:1: /);
  });

  test('somebody else listens: 54, also when nothing is answered', async () => {
    const web = await oddServer(cleanup, (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n'));
    await expect(remoteControl('dns', { port: web })).rejects.toThrow(`54 No connection to the switch: 127.0.0.1:${web} is no T-Server`);
    const gone = await oddServer(cleanup, (socket) => socket.destroy());
    await expect(remoteControl('dns', { port: gone })).rejects.toThrow(/^54 .* was lost$/);
    const silent = await oddServer(cleanup, () => {});
    await expect(remoteControl('dns', { port: silent, timeout: 20 })).rejects.toThrow(/^54 .* did not answer within 20 ms$/);
  });

  test('a port that is none', async () => {
    await expect(remoteControl('dns', { port: Number.NaN })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});

test('a fault that was made by a command is the one that a program makes', () => {
  const tserver = simulatedTServer();
  controlTServer(tserver, ' lateError  50 after=3000 thisDN=7001 ');
  expect(tserver.faults).toEqual([{ kind: 'lateError', code: 50, after: 3000, thisDN: '7001', times: 1 }]);
  controlTServer(tserver, 'clear');
  expect(tserver.faults).toEqual([]);
});
