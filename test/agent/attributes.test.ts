/** One test for each row of the attribute tables of Orchestration Server's Agent extension, and for what they leave open. */
import { describe, expect, test } from '@jest/globals';
import { type DataValue, XmlData } from 'statewire';
import { agent } from 'statewire/agent';
import { simulatedTServer } from 'statewire/telephony';
import { Bench, failed, VOICE } from './support.js';

const DN = { dn: '7001', switch: 'sim' };
const READY = { media: VOICE, state: 'ready' };

/** The attributes that make each action a good one. */
const GOOD = {
  logout: { for: DN },
  setmediastate: { for: DN, media: READY },
  setdnd: { for: DN, set: true },
} as const satisfies Record<string, Record<string, DataValue>>;

/** Of each action, the request that it is equivalent to. */
const REQUEST = { logout: 'RequestAgentLogout', setmediastate: 'RequestAgentReady', setdnd: 'RequestSetDNDOn' } as const;

const ACTIONS = ['logout', 'setmediastate', 'setdnd'] as const;

describe.each(ACTIONS)('agent:%s', (action) => {
  const actions = agent({ adapter: simulatedTServer().adapter() }).actions;
  const declared = actions?.find(({ name }) => name === action)?.attributes;

  test('requestid | False | Location expression | receives the request ID, also when the author wants none', async () => {
    expect(declared?.['requestid']).toBe('location?');
    const bench = await Bench.open();
    const { requestid, event } = await bench.act(action, GOOD[action]);
    expect(requestid).toEqual(expect.any(String));
    expect(event).toEqual({ name: `agent.${action}.done`, data: { requestid } });
  });

  test('requestid is written before the request leaves, and is another one for each request', async () => {
    const bench = await Bench.open();
    const first = bench.execute(action, GOOD[action]);
    expect(first.assigned['requestid']).toEqual(expect.any(String));
    expect(bench.traffic).toEqual([]);
    expect(bench.execute(action, GOOD[action]).assigned['requestid']).not.toBe(first.assigned['requestid']);
  });

  test('agent | False | Value expression | string | the agent ID', async () => {
    expect(declared?.['agent']).toBe('value?');
    const bench = await Bench.open();
    const { event } = await bench.act(action, { ...GOOD[action], agent: '5001' });
    expect(event?.name).toBe(`agent.${action}.done`);
    expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001@sim agentID=5001`]);
  });

  test('for | True | Value expression | object { dn, switch }', async () => {
    expect(declared?.['for']).toBe('value');
    const bench = await Bench.open();
    await bench.act(action, GOOD[action]);
    expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001@sim`]);
  });

  test('for: dn may be a number', async () => {
    const bench = await Bench.open();
    const { event } = await bench.act(action, { ...GOOD[action], for: { dn: 7001, switch: 'sim' } });
    expect(event?.name).toBe(`agent.${action}.done`);
    expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001@sim`]);
  });

  test.each([[{ dn: '7001' }], [{ dn: '7001', switch: null }], [{ dn: '7001', switch: undefined }]])(
    'for: switch may be left out where there is one: %j',
    async (value) => {
      const bench = await Bench.open();
      const { event } = await bench.act(action, { ...GOOD[action], for: value });
      expect(event?.name).toBe(`agent.${action}.done`);
      expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001`]);
    },
  );

  test('hints | False | Value expression | object { extensions: object, reason: string }', async () => {
    expect(declared?.['hints']).toBe('value?');
    const bench = await Bench.open();
    await bench.act(action, { ...GOOD[action], hints: { extensions: { Key: 'value' }, reason: 'lunch' } });
    expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001@sim reasons={"ReasonCode":"lunch"} extensions={"Key":"value"}`]);
  });

  test('hints: reasons, an object, is the other documented spelling', async () => {
    const bench = await Bench.open();
    await bench.act(action, { ...GOOD[action], hints: { reasons: { ReasonCode: 'lunch', Detail: 2 } } });
    expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001@sim reasons={"ReasonCode":"lunch","Detail":2}`]);
  });

  test('hints: with both spellings the ReasonCode of reasons counts', async () => {
    const bench = await Bench.open();
    await bench.act(action, { ...GOOD[action], hints: { reason: 'lunch', reasons: { ReasonCode: 'break', Detail: 2 } } });
    expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001@sim reasons={"ReasonCode":"break","Detail":2}`]);
  });

  test.each([
    ['agent', null],
    ['agent', undefined],
    ['hints', null],
    ['hints', undefined],
    ['hints', {}],
    ['hints', { reason: null, extensions: undefined, reasons: null }],
  ])('an optional %s that is %j counts as absent', async (attribute, value) => {
    const bench = await Bench.open();
    const { event } = await bench.act(action, { ...GOOD[action], [attribute]: value });
    expect(event?.name).toBe(`agent.${action}.done`);
    expect(bench.requests()).toEqual([`→ ${REQUEST[action]} 7001@sim`]);
  });

  test.each<[Record<string, DataValue>, string, string]>([
    [{ for: undefined }, 'unknown', "for is missing: it must be an object such as {dn: '7001', switch: 'sim'}"],
    [{ for: '7001' }, 'unknown', `for must be an object such as {dn: '7001', switch: 'sim'}, not "7001"`],
    [{ for: 7001 }, 'unknown', "for must be an object such as {dn: '7001', switch: 'sim'}, not 7001"],
    [{ for: null }, 'unknown', "for must be an object such as {dn: '7001', switch: 'sim'}, not null"],
    [{ for: ['7001'] }, 'unknown', `for must be an object such as {dn: '7001', switch: 'sim'}, not ["7001"]`],
    [{ for: new XmlData('<dn>7001</dn>') }, 'unknown', "for must be an object such as {dn: '7001', switch: 'sim'}, not XML"],
    [{ for: {} }, 'invalidresource', 'for.dn is missing in {}'],
    [{ for: { DN: '7001' } }, 'invalidresource', 'for.dn is missing in {"DN":"7001"}'],
    [{ for: { dn: null } }, 'invalidresource', 'for.dn is missing in {"dn":null}'],
    [{ for: { dn: '' } }, 'invalidresource', 'for.dn is no DN: ""'],
    [{ for: { dn: Number.NaN } }, 'invalidresource', 'for.dn is no DN: NaN'],
    [{ for: { dn: -1 } }, 'invalidresource', 'for.dn is no DN: -1'],
    [{ for: { dn: 70.5 } }, 'invalidresource', 'for.dn is no DN: 70.5'],
    [{ for: { dn: true } }, 'unknown', 'for.dn must be a string or a number, not true'],
    [{ for: { dn: { dn: '7001' } } }, 'unknown', 'for.dn must be a string or a number, not {"dn":"7001"}'],
    [{ for: { dn: '7001', switch: 1 } }, 'unknown', 'for.switch must be a string, not 1'],
    [{ for: { dn: '7001', switch: '' } }, 'invalidresource', 'for.switch is empty'],
    [{ for: { dn: '7099' } }, 'invalidresource', '59 DN is not configured in CME: DN 7099'],
    [{ for: { dn: '7001', switch: 'other' } }, 'invalidresource', '59 DN is not configured in CME: there is no switch other, only sim'],
    [{ agent: 5001 }, 'unknown', 'agent must be a string, not 5001'],
    [{ agent: '' }, 'invalidresource', 'agent is empty'],
    [{ hints: 'lunch' }, 'unknown', 'hints must be an object, not "lunch"'],
    [{ hints: [] }, 'unknown', 'hints must be an object, not []'],
    [{ hints: { reason: 3 } }, 'unknown', 'hints.reason must be a string, not 3'],
    [{ hints: { reasons: 'lunch' } }, 'unknown', 'hints.reasons must be an object, not "lunch"'],
    [{ hints: { extensions: 1 } }, 'unknown', 'hints.extensions must be an object, not 1'],
  ])('%j ends in error.agent with %s', async (attributes, error, description) => {
    const bench = await Bench.open();
    const { requestid, event } = await bench.act(action, { ...GOOD[action], ...attributes });
    expect(event).toEqual({ name: `error.agent.${action}`, data: failed(requestid, error, description) });
    expect(bench.traffic.filter((line) => line.startsWith('←'))).toEqual([]);
  });

  test('a long value is shortened in the description', async () => {
    const bench = await Bench.open();
    const { event } = await bench.act(action, { ...GOOD[action], for: 'x'.repeat(5000) });
    expect(JSON.stringify(event).length).toBeLessThan(300);
  });
});

describe('agent:logout', () => {
  test('logs out the agent: equivalent to TAgentLogout', async () => {
    const bench = await Bench.open();
    await bench.act('logout', { for: DN });
    expect(bench.traffic).toEqual([
      '→ RequestAgentLogout 7001@sim',
      '  RequestAgentLogout 7001@sim accepted as #1',
      '← EventAgentLogout 7001 #1',
    ]);
    expect(bench.tserver.dn('7001')).toMatchObject({ state: 'null', agentID: undefined });
  });
});

describe('agent:setmediastate', () => {
  test.each([
    ['ready', '7005', 'RequestAgentReady', 'ready'],
    ['notready', '7001', 'RequestAgentNotReady', 'notReady'],
  ])('media | True | Value expression | { media, state: "%s" }', async (state, dn, request, after) => {
    const bench = await Bench.open();
    const { event } = await bench.act('setmediastate', { for: { dn }, media: { media: VOICE, state } });
    expect(event?.name).toBe('agent.setmediastate.done');
    expect(bench.requests()).toEqual([`→ ${request} ${dn}`]);
    expect(bench.tserver.dn(dn)?.state).toBe(after);
  });

  test('media may be an array: one request each, in order, and one event', async () => {
    const bench = await Bench.open();
    const media = ['notready', 'ready', 'notready'].map((state) => ({ media: VOICE, state }));
    const { requestid, event } = await bench.act('setmediastate', { for: DN, media });
    expect(event).toEqual({ name: 'agent.setmediastate.done', data: { requestid } });
    expect(bench.requests()).toEqual([
      '→ RequestAgentNotReady 7001@sim',
      '→ RequestAgentReady 7001@sim',
      '→ RequestAgentNotReady 7001@sim',
    ]);
  });

  test('of several media entries the first refusal ends it, and the description tells what was sent', async () => {
    const bench = await Bench.open();
    bench.tserver.fail({ request: 'RequestAgentReady', kind: 'reject', code: 58 });
    const media = ['notready', 'ready', 'notready'].map((state) => ({ media: VOICE, state }));
    const { requestid, event } = await bench.act('setmediastate', { for: DN, media });
    const description = 'RequestAgentReady for media[1] failed: 58 Out of service: DN 7001; sent before: RequestAgentNotReady';
    expect(event).toEqual({ name: 'error.agent.setmediastate', data: failed(requestid, 'servererror', description) });
    expect(bench.requests()).toHaveLength(2);
  });

  test.each<[DataValue, string, string]>([
    [undefined, 'unknown', 'media is missing'],
    [null, 'unknown', 'media must be an object'],
    ['ready', 'unknown', 'media must be an object'],
    [[], 'unknown', 'media is an empty array'],
    [[READY, 'ready'], 'unknown', 'media[1] must be an object'],
    [{ state: 'ready' }, 'unknown', 'media.media is missing'],
    [{ media: 'voice', state: 'ready' }, 'unknown', 'media.media must be _genesys.ixn.mediaType.TMediaVoice, not "voice"'],
    [{ media: false, state: 'ready' }, 'unknown', 'media.media must be'],
    [{ media: 5, state: 'ready' }, 'invalidresource', 'media.media must be TMediaVoice, the only media that is supported, not 5'],
    [{ media: 'TMediaSMS', state: 'ready' }, 'invalidresource', 'media.media must be TMediaVoice'],
    [[READY, { media: 6, state: 'ready' }], 'invalidresource', 'media[1].media must be TMediaVoice'],
    [{ media: VOICE }, 'unknown', 'media.state is missing: it must be "ready" or "notready"'],
    [{ media: VOICE, state: 'Ready' }, 'unknown', 'media.state must be "ready" or "notready", not "Ready"'],
    [{ media: VOICE, state: true }, 'unknown', 'media.state must be "ready" or "notready", not true'],
  ])('media %j ends in error.agent.setmediastate with %s, and nothing is sent', async (media, error, description) => {
    const bench = await Bench.open();
    const { requestid, event } = await bench.act('setmediastate', { for: DN, media });
    expect(event).toEqual({ name: 'error.agent.setmediastate', data: failed(requestid, error, expect.stringContaining(description)) });
    expect(bench.traffic).toEqual([]);
  });
});

describe('agent:setdnd', () => {
  test.each([
    [true, '7001', 'RequestSetDNDOn'],
    [false, '7007', 'RequestSetDNDOff'],
  ])('set | True | Boolean value expression | %s', async (set, dn, request) => {
    const bench = await Bench.open();
    const { event } = await bench.act('setdnd', { for: { dn }, set });
    expect(event?.name).toBe('agent.setdnd.done');
    expect(bench.requests()).toEqual([`→ ${request} ${dn}`]);
    expect(bench.tserver.dn(dn)?.dnd).toBe(set);
  });

  test.each<[DataValue]>([['true'], [1], [0], [null], [undefined], [{}]])(
    'set %j ends in error.agent.setdnd with unknown, and nothing is sent',
    async (set) => {
      const bench = await Bench.open();
      const { requestid, event } = await bench.act('setdnd', { for: DN, set });
      expect(event).toEqual({ name: 'error.agent.setdnd', data: failed(requestid, 'unknown', expect.stringContaining('true or false')) });
      expect(bench.traffic).toEqual([]);
    },
  );
});
