/** The external mechanism against a real HTTP server: every way in which it can answer, and not answer. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { type AssignerOptions, AssignmentFailure } from 'statewire/assigner';
import type { Chart } from '../support/chart.js';
import { answerTo, ask, desk, ExternalServer, MESSAGE, outcome, outcomes, until } from './support.js';

/** Asks once and gives the failure. */
async function failureOf(url: string, options: AssignerOptions = {}): Promise<AssignmentFailure> {
  const { extension } = desk({}, { externalAssignerUrl: url, ...options });
  const failure: unknown = await extension.service.handle(MESSAGE).catch((error: unknown) => error);
  if (!(failure instanceof AssignmentFailure)) throw new Error('it was answered');
  return failure;
}

/** A chart that asks an external assigner, when its request has arrived there. */
async function asking(server: ExternalServer, options: AssignerOptions = {}): Promise<Chart> {
  const chart = ask(desk({}, { externalAssignerUrl: server.url, ...options }).extension);
  await until(() => server.received.length === 1);
  return chart;
}

/** Lets what is on its way arrive. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise(setImmediate);
}

const NEVER = (): void => {};
const START_ONLY = (response: ServerResponse): void => void response.writeHead(200).write('{"agentId":');
const ENDLESS = (response: ServerResponse): void => {
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(10_000)));
  };
  response.on('drain', more);
  more();
};

describe('answers of the external assigner', () => {
  test.each([200, 201, 202])('%i with an agentId is an answer', async (status) => {
    await using server = await ExternalServer.answering({ agentId: 'x' }, status);
    expect(await answerTo(desk({}, { externalAssignerUrl: server.url }))).toBe('x');
  });

  test.each([400, 401, 403, 404, 409, 429, 500, 502, 503, 504])('%i is a servererror that names the status', async (status) => {
    await using server = await ExternalServer.answering({ agentId: 'x' }, status);
    expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining(`${status}`) });
  });

  test.each([301, 302, 303, 307, 308])('%i, a redirect, is not followed and is a servererror', async (status) => {
    await using target = await ExternalServer.answering({ agentId: 'x' });
    await using server = await ExternalServer.start((response) => response.writeHead(status, { location: target.url }).end());
    expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining('redirect') });
    expect(target.received).toEqual([]);
  });

  test.each([
    ['no content', 204, ''],
    ['agentId null', 200, { agentId: null }],
  ])('%s means that it has no agent', async (how, status, body) => {
    await using server = await ExternalServer.answering(body, status);
    expect(await failureOf(server.url)).toMatchObject({ error: 'noagent', description: expect.stringContaining(how) });
  });

  test.each(['', 'x', '{"agentId":"x"', '{agentId: "x"}', '{"agentId":"x"}{}', '<agentId>x</agentId>', '\uFFFD'])(
    'what is not JSON is a servererror: %j',
    async (body) => {
      await using server = await ExternalServer.answering(body);
      expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining('not JSON') });
    },
  );

  test.each(['[]', '["x"]', '"x"', '1', 'null', 'true'])('JSON that is no object is a servererror: %s', async (body) => {
    await using server = await ExternalServer.answering(body);
    expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining('not a JSON object') });
  });

  test.each([
    ['{}', 'has no agentId'],
    ['{"agentID":"x"}', 'has no agentId'],
    ['{"agentId":""}', 'empty'],
    ['{"agentId":" "}', 'empty'],
    ['{"agentId":7}', 'not a string'],
    ['{"agentId":{"id":"x"}}', 'not a string'],
    ['{"__proto__":{"agentId":"x"}}', 'has no agentId'],
  ])('an agentId that is missing, empty or no string is a servererror: %s', async (body, description) => {
    await using server = await ExternalServer.answering(body);
    expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining(description) });
  });

  test('an answer of just the longest length is taken, one byte more is a servererror', async () => {
    await using server = await ExternalServer.answering('{"agentId":"x"}');
    expect(await answerTo(desk({}, { externalAssignerUrl: server.url, maxAnswerBytes: 15 }))).toBe('x');
    expect(await failureOf(server.url, { maxAnswerBytes: 14 })).toMatchObject({
      error: 'servererror',
      description: 'the answer of the external assigner is longer than 14 bytes',
    });
  });

  test('a huge answer is not read to its end: the connection is closed', async () => {
    await using server = await ExternalServer.start(ENDLESS);
    expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining('65536') });
    await until(() => server.closed.length === 1);
    expect(server.closed).toEqual([false]);
  });

  test('a huge answer that comes compressed counts as what it is', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000, ' '));
    await using server = await ExternalServer.start((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining('65536') });
  });

  test('characters that are cut between two chunks stay whole', async () => {
    const bytes = Buffer.from('{"agentId":"josé"}');
    await using server = await ExternalServer.start((response) => {
      response.write(bytes.subarray(0, -3));
      setImmediate(() => response.end(bytes.subarray(-3)));
    });
    expect(await answerTo(desk({}, { externalAssignerUrl: server.url }))).toBe('josé');
  });
});

describe('no answer', () => {
  test('nobody listens', async () => {
    const gone = await ExternalServer.answering({});
    const { url } = gone;
    await gone[Symbol.asyncDispose]();
    expect(await failureOf(url)).toMatchObject({
      error: 'servererror',
      description: expect.stringMatching(/cannot be reached: .*ECONNREFUSED/),
    });
  });

  test.each([
    ['before its answer', (response: ServerResponse) => void response.socket?.destroy()],
    ['within its answer', (response: ServerResponse) => response.write('{"agentId":', () => response.socket?.destroy())],
  ])('the connection breaks %s', async (_, respond) => {
    await using server = await ExternalServer.start((response) => void respond(response));
    expect(await failureOf(server.url)).toMatchObject({ error: 'servererror', description: expect.stringContaining('cannot be reached') });
  });

  test.each([
    ['does not answer', NEVER],
    ['does not finish its answer', START_ONLY],
  ])('an external assigner that %s is given up after the timeout, and its connection closed', async (_, respond) => {
    await using server = await ExternalServer.start(respond);
    const chart = await asking(server);
    chart.advance(4_999);
    await settle();
    expect(outcomes(chart)).toEqual([]);
    chart.advance(1);
    expect(await outcome(chart)).toEqual({
      name: 'error.assigner.getAgent',
      data: { requestid: chart.data['req'], error: 'servererror', description: 'no agent was assigned within 5000 ms' },
    });
    await until(() => server.closed.length === 1);
    expect(server.closed).toEqual([false]);
  });

  test('an answer that trickles in has no more time than any other', async () => {
    let drip = (): void => {};
    await using server = await ExternalServer.start((response) => {
      drip = () => void response.write(' ');
    });
    const chart = await asking(server, { timeout: 300 });
    for (let i = 0; i < 3; i++) {
      expect(outcomes(chart)).toEqual([]);
      drip();
      await settle();
      chart.advance(100);
    }
    expect(await outcome(chart)).toMatchObject({ data: { error: 'servererror', description: 'no agent was assigned within 300 ms' } });
  });

  test('an answer that comes when time is over changes nothing', async () => {
    const late: ServerResponse[] = [];
    await using server = await ExternalServer.start((response) => void late.push(response));
    const chart = await asking(server);
    chart.advance(5_000);
    late[0]?.end('{"agentId":"x"}');
    await settle();
    expect(outcomes(chart)).toHaveLength(1);
    expect(outcomes(chart)[0]?.name).toBe('error.assigner.getAgent');
  });
});

describe('requests to the external assigner', () => {
  test('carry the headers of the configuration, and the key of their effect', async () => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    const headers = { authorization: 'Bearer t', 'Content-Type': 'text/plain' };
    await outcome(ask(desk({}, { externalAssignerUrl: server.url, headers }).extension));
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer t',
      'content-type': 'application/json',
      accept: 'application/json',
      'idempotency-key': expect.stringMatching(/^S1\/\d+\/\d+$/),
    });
  });

  test.each([
    ['an object', '{vip: true, skills: 1}', { vip: true, skills: ['es', 'en'] }],
    ['nothing', 'undefined', { skills: ['es', 'en'] }],
    ['a list', '[1]', { value: [1], skills: ['es', 'en'] }],
    ['a text', `'x'`, { value: 'x', skills: ['es', 'en'] }],
  ])('carry the skills in the context when it is %s', async (_, context, expected) => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    const { extension } = desk({}, { externalAssignerUrl: server.url });
    await outcome(ask(extension, `channelid="'c1'" channeltype="'chat'" context="${context}" skills="['es', 'en']"`));
    expect(server.received[0]?.body).toStrictEqual({ channelId: 'c1', channelType: 'chat', context: expected });
  });

  test('of many at a time each gets its own answer', async () => {
    const waiting: ServerResponse[] = [];
    await using server = await ExternalServer.start((response) => void waiting.push(response));
    const { service } = desk({}, { externalAssignerUrl: server.url, timeout: 60_000 }).extension;
    const { signal } = new AbortController();
    const listened: string[] = [];
    signal.addEventListener = (type: string) => void listened.push(type);
    const ask = (_: unknown, i: number) => service.handle({ ...MESSAGE, channelId: `room-${i}` }, { signal });
    const answers = Promise.all(Array.from({ length: 100 }, ask));
    await until(() => waiting.length === 100);
    expect(listened).toEqual(['abort']); // one listener, however many requests
    const rooms = server.received.map(({ body }) => (body as { channelId: string }).channelId);
    for (const i of waiting.keys()) waiting[99 - i]?.end(JSON.stringify({ agentId: `agent of ${rooms[99 - i]}` }));
    expect((await answers).map(({ agentId }) => agentId)).toEqual(Array.from({ length: 100 }, (_, i) => `agent of room-${i}`));
  });
});

describe('shutting down', () => {
  test('closing Statewire ends the request and its connection', async () => {
    await using server = await ExternalServer.start(NEVER);
    const chart = await asking(server);
    await chart.statewire.close();
    await until(() => server.closed.length === 1);
    expect(server.closed).toEqual([false]);
    expect(outcomes(chart)).toEqual([]); // there is nobody any more whom an event would reach
  });

  test('the end of the session ends its request', async () => {
    await using server = await ExternalServer.start(NEVER);
    const chart = await asking(server);
    chart.session.cancel();
    await until(() => server.closed.length === 1);
    expect(chart.clock.nextDue).toBeUndefined();
  });

  test('other callers get a servererror for what is under way and for what comes later', async () => {
    await using server = await ExternalServer.start(NEVER);
    const { extension } = desk({}, { externalAssignerUrl: server.url });
    const pending = answerTo({ extension });
    await until(() => server.received.length === 1);
    await extension.close?.();
    expect(await pending).toBe('servererror');
    expect(await answerTo({ extension })).toBe('servererror');
    expect(server.received).toHaveLength(1);
  });

  test('a caller that goes away ends its request, also when it went before it asked', async () => {
    await using server = await ExternalServer.start(NEVER);
    const { service } = desk({}, { externalAssignerUrl: server.url }).extension;
    const caller = new AbortController();
    const pending = service.handle(MESSAGE, { signal: caller.signal });
    await until(() => server.received.length === 1);
    caller.abort();
    await expect(pending).rejects.toMatchObject({ error: 'servererror', description: expect.stringContaining('given up') });
    await expect(service.handle(MESSAGE, { signal: caller.signal })).rejects.toMatchObject({ error: 'servererror' });
  });
});
