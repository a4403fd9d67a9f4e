/** What goes wrong between the ECCP adapter and its server: refusals, stale sessions, silence, losses. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { agentHash } from '../../src/eccp/agent-hash.js';
import type { TelephonyAdapter, TelephonyEvent, TelephonyRequest } from '../../src/telephony/contract.js';
import type { EccpAdapterOptions } from '../../src/telephony/eccp/options.js';
import { eccpAdapter } from '../../src/telephony/eccp.js';
import { supervise } from '../../src/telephony/supervise.js';
import { type Asked, Bench, failure, OFFLINE, ONLINE, paused, type ScriptedServer, SUCCESS, until } from '../eccp/client-support.js';
import { describeEvent } from './eccp-support.js';

const AGENT = 'Agent/9000';
const PAUSES = '<pause id="2"><name>Lunch</name><status>A</status><type>B</type></pause>';
const LUNCH = { name: 'RequestAgentNotReady', thisDN: '101', reasons: { ReasonCode: 'lunch' } } as const;
const LOGOUT = { name: 'RequestAgentLogout', thisDN: '101' } as const;

let bench: Bench;
let server: ScriptedServer;
let adapter: TelephonyAdapter;
let events: TelephonyEvent[];
beforeEach(async () => {
  bench = new Bench();
  server = await bench.server();
  server.states.set(AGENT, ONLINE);
  server.on['getpauses'] = () => PAUSES;
  events = [];
});
afterEach(async () => {
  await adapter.close();
  await bench.end();
});

async function open(options: EccpAdapterOptions = {}): Promise<void> {
  const agents = [{ number: AGENT, password: 'secret' }];
  adapter = eccpAdapter({ port: server.port, agents, clock: bench.clock, ...options });
  adapter.onEvent((event) => events.push(event));
  await adapter.open();
  events.length = 0;
}

/** Makes a request and waits until it is answered. */
async function answerTo(request: TelephonyRequest): Promise<string> {
  const id = await adapter.request(request);
  const answer = (): TelephonyEvent | undefined => events.find((event) => 'referenceID' in event && event.referenceID === id);
  await until(() => answer() !== undefined);
  return describeEvent(answer()!);
}

/** Fails the request so often, then does what is usual. */
function failing(name: string, times: number, fail: (asked: Asked) => string | undefined): void {
  let left = times;
  server.on[name] = (asked) => (left-- > 0 ? fail(asked) : SUCCESS);
}

const top =
  (code: number, message: string) =>
  ({ id, connection }: Asked): undefined =>
    connection.send(`<response id="${id}">${failure(code, message)}</response>`) as undefined;

describe('a refusal', () => {
  test.each([
    [401, 'Unauthorized agent', 191],
    [404, 'Specified agent not found', 192],
    [404, 'Agent not found or not logged in through ECCP', 182],
    [404, 'Break ID not found or not active', 53],
    [406, 'anything', 53],
    [409, 'anything', 42],
    [413, 'anything', 53],
    [417, 'Invalid agent number', 192],
    [417, 'Agent currently not logged in', 187],
    [417, 'Agent already in break (collision)', 185],
    [500, 'Unable to start agent break', 52],
    [777, 'Something new', 50],
  ])('of the command, %i %s, is %i', async (code, message, expected) => {
    server.on['pauseagent'] = () => failure(code, message);
    await open();
    expect(await answerTo(LUNCH)).toBe(`EventError 101 #1 ${expected} ECCP ${code}: ${message}`);
  });

  test.each([
    [400, 'Bad request', 52],
    [500, 'No AMI connection', 54],
    [501, 'Not Implemented', 51],
    [503, 'Internal server error - database failure', 52],
  ])('of the request, %i %s, is %i', async (code, message, expected) => {
    server.on['pauseagent'] = top(code, message);
    await open();
    expect(await answerTo(LUNCH)).toBe(`EventError 101 #1 ${expected} ECCP ${code}: ${message}`);
  });

  test('that is no answer is 50, and silence is 57', async () => {
    server.on['pauseagent'] = ({ id, connection }) => connection.send(`<response id="${id}"><what/></response>`) as undefined;
    await open();
    expect(await answerTo(LUNCH)).toMatch(/^EventError 101 #1 50 /);
    server.on['pauseagent'] = () => undefined;
    await adapter.request(LUNCH);
    await until(() => server.named('pauseagent').length === 2);
    bench.clock.advance(10_000);
    await until(() => events.length === 2);
    expect(describeEvent(events[1]!)).toBe('EventError 101 #2 57 no answer to pauseagent within 10000 ms');
  });

  test('because the agent is in another break after all ends that, and is made good', async () => {
    await open();
    let inBreak = true;
    server.on['pauseagent'] = () => (inBreak ? failure(417, 'Agent already in incompatible break') : SUCCESS);
    server.on['unpauseagent'] = () => {
      inBreak = false;
      return SUCCESS;
    };
    expect(await answerTo(LUNCH)).toBe('EventAgentNotReady 101 #1 (lunch)');
    expect(server.names.slice(-3)).toEqual(['pauseagent', 'unpauseagent', 'pauseagent']);
  });
});

describe('a session that the server has forgotten', () => {
  test('is logged in again, and the request is made with the new hash', async () => {
    failing('pauseagent', 1, top(401, 'Unauthorized'));
    await open();
    expect(await answerTo(LUNCH)).toBe('EventAgentNotReady 101 #1 (lunch)');
    expect(server.named('login')).toHaveLength(2);
    const hashes = server.named('pauseagent').map(({ args }) => args['agent_hash']);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(hashes[1]).toBe(agentHash(server.cookie, AGENT, 'secret'));
  });

  test('and does not take any more is a server error', async () => {
    failing('pauseagent', 9, top(401, 'Unauthorized'));
    await open();
    expect(await answerTo(LUNCH)).toBe('EventError 101 #1 52 ECCP 401: Unauthorized');
    expect(server.named('pauseagent')).toHaveLength(2);
  });
});

describe('answers and events', () => {
  test('may come in either order', async () => {
    await open();
    const event =
      '<pausestart><pause_class>break</pause_class><pause_type>2</pause_type><pause_name>Lunch</pause_name>' +
      `<agent_number>${AGENT}</agent_number></pausestart>`;
    expect(await answerTo(LUNCH)).toBe('EventAgentNotReady 101 #1 (lunch)');
    server.event(event); // late, and no news
    server.on['pauseagent'] = () => {
      server.event(event);
      return SUCCESS;
    };
    expect(await answerTo(LUNCH)).toBe('EventAgentNotReady 101 #2 (lunch)');
    expect(events).toHaveLength(2);
  });

  test('a logout of which no event comes is asked for, and ordered again', async () => {
    server.on['logoutagent'] = () => '<status>logged-out</status>';
    await open({ logoutLimit: 3000 });
    const id = await adapter.request(LOGOUT);
    await until(() => server.named('logoutagent').length === 1);
    bench.clock.advance(3000);
    await until(() => server.named('logoutagent').length === 2);
    server.event(`<agentloggedout><agent>${AGENT}</agent></agentloggedout>`);
    await until(() => events.length > 0);
    expect(events.map(describeEvent)).toEqual([`EventAgentLogout 101 #${id}`]);
  });
});

describe('a loss', () => {
  /** The request is on its way, and the connection goes. */
  async function lose(request: TelephonyRequest, command: string): Promise<void> {
    server.on[command] = ({ connection }) => connection.socket.destroy() as unknown as undefined;
    expect(await adapter.request(request)).toBe(1);
    await until(() => events.at(-1)?.name === 'EventServerDisconnected');
    expect(events.splice(0)).toHaveLength(1);
    delete server.on[command];
  }

  test('leaves the adapter closed: nobody connects again', async () => {
    await open();
    await lose(LUNCH, 'pauseagent');
    await expect(adapter.request(LUNCH)).rejects.toMatchObject({ code: 54 });
    bench.clock.advance(600_000);
    expect(server.connections).toHaveLength(1);
  });

  test('with a request in flight that was carried out: it is confirmed when the adapter is opened again', async () => {
    await open();
    await lose(LUNCH, 'pauseagent');
    server.states.set(AGENT, paused(2));
    await adapter.open();
    expect(events.map(describeEvent)).toEqual([
      'EventServerConnected',
      'EventAgentNotReady 101 (2 B)',
      'EventAgentNotReady 101 #1 (lunch)',
    ]);
    expect(server.named('pauseagent')).toHaveLength(1);
  });

  test('with a request in flight that was not carried out: it is made once more', async () => {
    await open();
    await lose(LUNCH, 'pauseagent');
    await adapter.open();
    await until(() => events.length === 2);
    expect(events.map(describeEvent)).toEqual(['EventServerConnected', 'EventAgentNotReady 101 #1 (lunch)']);
    expect(server.named('pauseagent')).toHaveLength(2);
  });

  test('a second time with the same request ends it', async () => {
    await open();
    await lose(LUNCH, 'pauseagent');
    server.on['pauseagent'] = ({ connection }) => connection.socket.destroy() as unknown as undefined;
    await adapter.open();
    await until(() => events.at(-1)?.name === 'EventServerDisconnected');
    await adapter.open();
    expect(events.map(describeEvent).at(-1)).toBe('EventError 101 #1 54 the connection was lost before the answer');
    expect(server.named('pauseagent')).toHaveLength(2);
  });

  test('of more than a minute ends what was in flight', async () => {
    await open();
    await lose(LUNCH, 'pauseagent');
    bench.clock.advance(61_000);
    await adapter.open();
    expect(events.map(describeEvent).at(-1)).toBe('EventError 101 #1 54 the connection was lost before the answer');
  });

  test('of a logout: gone meanwhile is done', async () => {
    await open();
    await lose(LOGOUT, 'logoutagent');
    server.states.set(AGENT, OFFLINE);
    await adapter.open();
    expect(events.map(describeEvent)).toEqual(['EventServerConnected', 'EventAgentLogout 101', 'EventAgentLogout 101 #1']);
  });

  test('is made good by supervise, and closing ends what was in flight', async () => {
    await open();
    const supervision = supervise(adapter, { clock: bench.clock });
    await lose(LUNCH, 'pauseagent');
    server.states.set(AGENT, paused(2));
    bench.clock.advance(500);
    await until(() => events.length === 3);
    expect(events.map(({ name }) => name)).toEqual(['EventServerConnected', 'EventAgentNotReady', 'EventAgentNotReady']);
    supervision.stop();
    await adapter.close();
    await adapter.open();
    expect(events.slice(3).map(({ name }) => name)).toEqual(['EventServerConnected']);
  });
});

test('closing lets a request that is half made be finished: unpause, then pause', async () => {
  server.states.set(AGENT, paused(9));
  await open();
  let held: (() => void) | undefined;
  server.on['unpauseagent'] = (asked) => {
    held = () => asked.connection.answer(asked, SUCCESS);
    return undefined;
  };
  await adapter.request(LUNCH);
  await until(() => held !== undefined);
  const closed = adapter.close();
  await expect(adapter.request(LUNCH)).rejects.toMatchObject({ code: 54 });
  held!();
  await closed;
  expect(server.names.slice(-2)).toEqual(['unpauseagent', 'pauseagent']);
});
