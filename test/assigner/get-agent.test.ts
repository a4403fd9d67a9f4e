/** `<assigner:getAgent>` in charts: values of attributes, the one event at the end, and what documents are told. */
import { describe, expect, test } from '@jest/globals';
import { type DataValue, Statewire } from 'statewire';
import { assigner } from 'statewire/assigner';
import { Chart, document } from '../support/chart.js';
import { AVAILABLE, answerTo, ask, CHART_ATTRIBUTES, desk, ExternalServer, MESSAGE, outcome, outcomes, until } from './support.js';

const CHANNEL = `channelid="'c1'" channeltype="'voice'"`;

/** Codes and places of what a document with this element is told. */
async function diagnosed(attributes: string): Promise<readonly string[]> {
  await using statewire = new Statewire({ extensions: [assigner({ enabled: false })] });
  const text = document(`<state><onentry><assigner:getAgent ${attributes}/></onentry></state>`, CHART_ATTRIBUTES);
  return statewire.check(text).map(({ message, hint }) => `${message} ${hint ?? ''}`);
}

describe('values', () => {
  test.each([
    ['invalidresource', 'channelId is missing', `channelid="undefined" channeltype="'voice'"`],
    ['invalidresource', 'channelId is missing', `channelid="null" channeltype="'voice'"`],
    ['invalidresource', 'channelId names no channel: ""', `channelid="''" channeltype="'voice'"`],
    ['invalidresource', 'channelId names no channel: 1.5', `channelid="1.5" channeltype="'voice'"`],
    ['unknown', 'channelId must be a string, not {"id":1}', `channelid="{id: 1}" channeltype="'voice'"`],
    ['unknown', 'channelId must be a string, not true', `channelid="true" channeltype="'voice'"`],
    ['invalidresource', 'channelType is missing', `channelid="'c1'" channeltype="null"`],
    ['invalidresource', 'channelType must be chat, voice or c2c, not "video"', `channelid="'c1'" channeltype="'video'"`],
    ['unknown', 'channelType must be "chat", "voice" or "c2c", not 0', `channelid="'c1'" channeltype="0"`],
    ['unknown', `skills must be an array of strings such as ['spanish'], not "spanish"`, `${CHANNEL} skills="'spanish'"`],
    ['unknown', 'skills[1] must be a string that is not empty, not 2', `${CHANNEL} skills="['a', 2]"`],
    ['unknown', 'skills[0] must be a string that is not empty, not ""', `${CHANNEL} skills="['']"`],
  ])('%s: %s', async (error, description, attributes) => {
    const chart = ask(desk({ user1: AVAILABLE }).extension, attributes);
    expect(await outcome(chart)).toEqual({ name: 'error.assigner.getAgent', data: { requestid: chart.data['req'], error, description } });
  });

  test.each(['skills="null"', 'skills="undefined"', 'skills="[]"', 'context="null"', ''])(
    '%j counts as not written',
    async (attributes) => {
      const chart = ask(desk({ user1: AVAILABLE }).extension, `${CHANNEL} ${attributes}`);
      expect(await outcome(chart)).toEqual({
        name: 'assigner.getAgent.done',
        data: { requestid: chart.data['req'], agentId: 'user1', mechanism: 'system' },
      });
    },
  );

  test('requestid is written before the answer comes, and each request has its own', async () => {
    const chart = new Chart(
      `<datamodel><data id="a"/><data id="b"/></datamodel>
       <state><onentry><assigner:getAgent requestid="a" ${CHANNEL}/><assigner:getAgent requestid="b" ${CHANNEL}/></onentry></state>`,
      { attributes: CHART_ATTRIBUTES, extensions: [desk({ user1: AVAILABLE }).extension] },
    );
    const { a, b } = chart.data;
    expect(outcomes(chart)).toEqual([]);
    expect([typeof a, typeof b, a === b]).toEqual(['string', 'string', false]);
    await until(() => outcomes(chart).length === 2);
    expect(outcomes(chart).map(({ data }) => data)).toMatchObject([{ requestid: a }, { requestid: b }]);
  });

  test('an expression that cannot be evaluated is error.execution in place, and nobody is asked', () => {
    const { extension, log } = desk({ user1: AVAILABLE });
    const chart = ask(extension, `${CHANNEL} context="nothing.here"`);
    expect(chart.events).toEqual(['error.execution']);
    expect(log).toEqual(['Agent assigner will use system assigner']);
  });
});

describe('messages of other callers', () => {
  test('one that is no JSON is unknown, and no exception', async () => {
    const circular: { [key: string]: DataValue } = { ...MESSAGE };
    circular['context'] = circular;
    expect(await answerTo(desk({ user1: AVAILABLE }), circular)).toBe('unknown');
    expect(await answerTo(desk({ user1: AVAILABLE }), { ...MESSAGE, context: 10n as unknown as DataValue })).toBe('unknown');
  });

  test('a log that throws costs nobody an agent', async () => {
    const lines: string[] = [];
    const log = (line: string): void => {
      lines.push(line);
      if (lines.length > 1) throw new Error('the disk is full');
    };
    expect(await answerTo(desk({ user1: AVAILABLE }, { log }))).toBe('user1');
    expect(lines).toContain('Resolved agent user1');
  });
});

describe('documents', () => {
  test('the channel is required, everything else is not', async () => {
    expect(await diagnosed(CHANNEL)).toEqual([]);
    expect(await diagnosed(`${CHANNEL} context="1" skills="[]" requestid="_x"`)).not.toContainEqual(expect.stringContaining('missing'));
    expect(await diagnosed(`channelid="'c1'"`)).toEqual([expect.stringContaining('channeltype')]);
    expect(await diagnosed(`channeltype="'voice'"`)).toEqual([expect.stringContaining('channelid')]);
  });

  test.each([
    [`${CHANNEL} requestId="r"`, 'the attribute is "requestid"'],
    [`${CHANNEL} skill="'es'"`, `skills="['spanish']"`],
    [`${CHANNEL} contexts="1"`, 'contexts'],
  ])('an attribute that is not known is reported: %s', async (attributes, hint) => {
    expect(await diagnosed(attributes)).toEqual([expect.stringContaining(hint)]);
  });
});

test('of a thousand requests to an external assigner in trouble each ends in exactly one event', async () => {
  const REQUESTS = 1000;
  let served = 0;
  await using server = await ExternalServer.start((response) => {
    const kind = served++ % 6;
    if (kind === 0) response.end('{"agentId":"x"}');
    else if (kind === 1) response.writeHead(500).end();
    else if (kind === 2) response.end('nonsense');
    else if (kind === 3) response.socket?.destroy();
    else if (kind === 4) response.writeHead(204).end();
    // else never
  });
  const { extension } = desk({}, { externalAssignerUrl: server.url });
  const chart = new Chart(
    `<datamodel><data id="req"/><data id="n" expr="0"/></datamodel>
     <state><onentry><send event="ask"/></onentry>
       <transition event="ask" cond="n &lt; ${REQUESTS}">
         <assign location="n" expr="n + 1"/><assigner:getAgent requestid="req" ${CHANNEL}/><send event="ask"/>
       </transition>
     </state>`,
    { attributes: CHART_ATTRIBUTES, extensions: [extension] },
  );
  const asked = (): string[] => chart.entries('effect').flatMap(({ effect }) => ('requestid' in effect ? [String(effect.requestid)] : []));
  await until(() => served === REQUESTS);
  await until(() => outcomes(chart).length >= REQUESTS - Math.ceil(REQUESTS / 6));
  chart.advance(5_000);
  await until(() => outcomes(chart).length >= REQUESTS);
  for (let i = 0; i < 20; i++) await new Promise(setImmediate);
  const ended = outcomes(chart).map(({ data }) => (data as { requestid: string }).requestid);
  expect(asked()).toHaveLength(REQUESTS);
  expect(ended.sort()).toEqual(asked().sort());
}, 30_000);
