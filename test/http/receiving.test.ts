import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HttpWorld, TYPE } from './support.js';

let world: HttpWorld;

beforeEach(async () => {
  world = await HttpWorld.open();
});
afterEach(() => world.close());

async function reopen(...options: Parameters<typeof HttpWorld.open>): Promise<void> {
  await world.close();
  world = await HttpWorld.open(...options);
}

describe('SCXML C.2 Basic HTTP event I/O processor: receiving', () => {
  test('each session has an access URI of its own in _ioprocessors, by type and by alias [W3C 201]', () => {
    const one = world.keeper();
    const two = world.keeper();
    expect(one.uri).toBe(`${world.http.url}/scxml/${one.session.id}`);
    expect(two.uri).not.toBe(one.uri);
  });

  test('a POST is answered 2xx after its event was put on the external queue [W3C 513]', async () => {
    const { session, uri } = world.keeper();
    const response = await fetch(uri, { method: 'POST', body: new URLSearchParams({ _scxmleventname: 'hello', a: '1' }) });
    expect(response.status).toBe(204);
    expect(session.view().data).toMatchObject({ name: 'hello', data: { a: '1' }, type: 'external', origintype: TYPE });
  });

  test('_scxmleventname names the event and is not in its data [W3C 531, 567]', async () => {
    const { session, uri } = world.keeper();
    await fetch(uri, {
      method: 'POST',
      body: new URLSearchParams([
        ['x', '1'],
        ['_scxmleventname', 'e.f'],
      ]),
    });
    expect(session.view().data).toMatchObject({ name: 'e.f', data: { x: '1' } });
  });

  test('without a name the event is HTTP. and the method [W3C 520, 532]', async () => {
    const { session, uri } = world.keeper();
    await fetch(uri, { method: 'POST', body: 'plain words', headers: { 'content-type': 'text/plain' } });
    expect(session.view().data).toMatchObject({ name: 'HTTP.POST', data: 'plain words' });
    await fetch(`${uri}?a=1&b=two%20words`);
    expect(session.view().data).toMatchObject({ name: 'HTTP.GET', data: { a: '1', b: 'two words' } });
  });

  test('_event.raw shows the request with its encoded body [W3C 509, 518, 519, 534]', async () => {
    const { session, uri } = world.keeper();
    await fetch(uri, { method: 'POST', body: 'Var1=2&Var1=3&x=%20', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(session.view().data['raw']).toMatch(/^POST \/scxml\/\w+ HTTP\/1\.1\r\n[\s\S]*\r\n\r\nVar1=2&Var1=3&x=%20$/);
    await fetch(uri, { method: 'POST', body: 'this is text', headers: { 'content-type': 'text/plain' } });
    expect(session.view().data['raw']).toContain('this%20is%20text');
  });

  test('JSON and XML bodies become data of their kind, broken JSON stays text', async () => {
    const { session, uri } = world.keeper();
    const json = (body: string) => fetch(uri, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    await json('{"a":[1,null]}');
    expect(session.view().data['data']).toEqual({ a: [1, null] });
    await json('{"a":');
    expect(session.view().data['data']).toBe('{"a":');
    await fetch(uri, { method: 'POST', body: '<a b="1"/>', headers: { 'content-type': 'application/xml' } });
    expect(session.view().data['data']).toEqual({ xml: '<a b="1"/>' });
  });

  test('a malformed escape is kept as it stands and hurts nobody', async () => {
    const { session, uri } = world.keeper();
    const response = await fetch(uri, {
      method: 'POST',
      body: 'a=%zz&=1&b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(204);
    expect(session.view().data['data']).toEqual({ a: '%zz', '': '1', b: '' });
  });

  test.each([
    ['another path', (uri: string) => fetch(uri.replace('/scxml/', '/other/')), 404],
    ['an unknown session', (uri: string) => fetch(`${uri}X`), 404],
    ['a malformed session id', (uri: string) => fetch(uri.replace(/\w+$/, '%zz')), 404],
    ['another method', (uri: string) => fetch(uri, { method: 'DELETE' }), 405],
    [
      'a name with white space',
      (uri: string) => fetch(uri, { method: 'POST', body: new URLSearchParams({ _scxmleventname: 'a b' }) }),
      400,
    ],
    [
      'a body over the limit',
      (uri: string) => fetch(uri, { method: 'POST', body: 'x'.repeat(2 * 1024 * 1024) }).catch(() => ({ status: 413 })),
      413,
    ],
  ])('%s is answered by a status of its own and no event', async (_what, request, status) => {
    const { session, uri } = world.keeper();
    expect((await request(uri)).status).toBe(status);
    expect(session.view().data['name']).toBeUndefined();
  });

  test('a session that has ended is not found any more', async () => {
    const { session, uri } = world.keeper();
    session.send('stop');
    expect((await fetch(uri)).status).toBe(404);
  });

  test('a full inbox is answered 503', async () => {
    await reopen({}, { inbox: 0 });
    const { uri } = world.keeper();
    expect((await fetch(uri)).status).toBe(503);
  });
});
