import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Statewire } from 'statewire';
import { document } from '../support/chart.js';
import { HttpWorld, TYPE, until } from './support.js';

let world: HttpWorld;

beforeEach(async () => {
  world = await HttpWorld.open();
});
afterEach(() => world.close());

async function reopen(...options: Parameters<typeof HttpWorld.open>): Promise<void> {
  await world.close();
  world = await HttpWorld.open(...options);
}

describe('SCXML C.2 Basic HTTP event I/O processor: sending', () => {
  const sender = (send: string): string =>
    document(`<datamodel><data id="Var1" expr="2"/><data id="error"/></datamodel>
      <state id="s"><onentry>${send}</onentry>
        <transition event="error.*"><assign location="error" expr="_event"/></transition>
        <transition event="*"><assign location="error" expr="'got ' + _event.name"/></transition></state>`);

  test('params and namelist become a form with %20 for a space, and _scxmleventname names the event [W3C 518, 519, 534]', async () => {
    const { url, requests } = await world.other(200);
    const session = world.statewire.start(
      sender(
        `<send event="my.event" type="${TYPE}" target="${url}" namelist="Var1"><param name="p" expr="'a b+c&amp;d'"/><param name="p" expr="2"/></send>`,
      ),
    );
    await until(() => requests.length === 1);
    expect(requests[0]).toEqual({
      method: 'POST',
      url: '/path',
      type: 'application/x-www-form-urlencoded',
      body: '_scxmleventname=my.event&Var1=2&p=a%20b%2Bc%26d&p=2',
    });
    expect(session.view().data['error']).toBeUndefined();
  });

  test.each([
    ['text', '<content>some words</content>', 'text/plain; charset=utf-8', 'some words'],
    ['JSON', '<content expr="{a: [1]}"/>', 'application/json; charset=utf-8', '{"a":[1]}'],
    ['XML', '<content><a xmlns=""/></content>', 'application/xml; charset=utf-8', expect.stringMatching(/^\s*<a( xmlns="")?\/>\s*$/)],
  ])('content of kind %s is the body, with its content type [W3C 520]', async (_kind, content, type, body) => {
    const { url, requests } = await world.other(200);
    world.statewire.start(sender(`<send type="basichttp" target="${url}">${content}</send>`));
    await until(() => requests.length === 1);
    expect(requests[0]).toMatchObject({ type, body });
  });

  test('_scxmlhttpmethod chooses GET: name, params and namelist go into the query', async () => {
    const { url, requests } = await world.other(200);
    world.statewire.start(
      sender(
        `<send event="my.event" type="${TYPE}" target="${url}?a=b" namelist="Var1"><param name="_scxmlhttpmethod" expr="'GET'"/></send>`,
      ),
    );
    await until(() => requests.length === 1);
    expect(requests[0]).toEqual({ method: 'GET', url: '/path?a=b&_scxmleventname=my.event&Var1=2', type: '', body: '' });
  });

  test('another method raises error.communication', async () => {
    const { url, requests } = await world.other(200);
    const session = world.statewire.start(
      sender(`<send event="e" type="${TYPE}" target="${url}"><param name="_scxmlhttpmethod" expr="'PUT'"/></send>`),
    );
    await world.taken(session, 'error.communication');
    expect(requests).toEqual([]);
  });

  test('an event to its own access URI is in the queue before a later one to itself [W3C 201]', () => {
    const session = world.statewire.start(
      document(`<datamodel><data id="order" expr="[]"/></datamodel>
        <state id="s"><onentry>
          <send type="${TYPE}" targetexpr="_ioprocessors['basichttp'].location" event="first"><param name="a" expr="1"/></send>
          <send event="second"/></onentry>
          <transition event="*"><script>order.push(_event.name)</script></transition></state>`),
    );
    expect(session.view().data['order']).toEqual(['first', 'second']);
  });

  test('an event without a target raises error.communication with its send id [W3C 577]', () => {
    const session = world.statewire.start(sender(`<send id="x" type="${TYPE}" event="e"/>`));
    expect(session.view().data['error']).toMatchObject({ name: 'error.communication', sendid: 'x', type: 'platform' });
  });

  test('a target that is no address of an HTTP server raises error.execution', () => {
    for (const target of ['here', 'ftp://127.0.0.1/', '#_parent']) {
      const session = world.statewire.start(sender(`<send id="x" type="${TYPE}" event="e" target="${target}"/>`));
      expect(session.view().data['error']).toMatchObject({ name: 'error.execution', sendid: 'x' });
    }
  });

  test.each([
    ['nobody listens', async () => 'http://127.0.0.1:1/'],
    ['the server answers 500', async () => (await world.other(500)).url],
    ['the server answers 404', async () => (await world.other(404)).url],
    ['the server redirects', async () => (await world.other(302)).url],
  ])('when %s, error.communication is raised', async (_what, target) => {
    const session = world.statewire.start(sender(`<send id="x" type="${TYPE}" event="e" target="${await target()}"/>`));
    await world.taken(session, 'error.communication');
    expect(session.view().data['error']).toMatchObject({ name: 'error.communication', sendid: 'x' });
  });

  test('a server that never answers is given up after the time-out', async () => {
    await reopen({ timeout: 50 });
    const { url } = await world.other(0);
    const session = world.statewire.start(sender(`<send type="${TYPE}" event="e" target="${url}"/>`));
    await world.taken(session, 'error.communication');
    expect(JSON.stringify(session.view().data['error'])).toMatch(/time/i);
  });

  test('a body over the limit is not sent', async () => {
    await reopen({ maxBody: 10 });
    const { url, requests } = await world.other(200);
    const session = world.statewire.start(sender(`<send type="${TYPE}" target="${url}"><content>far more than ten bytes</content></send>`));
    await world.taken(session, 'error.communication');
    expect(requests).toEqual([]);
  });

  test('the host decides which addresses may be sent to', async () => {
    await reopen({ allowTarget: (url) => url.hostname === 'example.org' });
    const { url, requests } = await world.other(200);
    const session = world.statewire.start(sender(`<send type="${TYPE}" event="e" target="${url}"/>`));
    await world.taken(session, 'error.communication');
    expect(requests).toEqual([]);
  });
});

describe('one session reaches another by HTTP only with the leave of the host', () => {
  const to = (uri: string): string =>
    document(`<state id="s"><onentry><send type="${TYPE}" event="hello" target="${uri}"/></onentry></state>`);

  test('by its access URI', async () => {
    const { session, uri } = world.keeper();
    const intruder = world.statewire.start(to(uri));
    await world.taken(intruder, 'error.communication');
    expect(session.view().data['name']).toBeUndefined();
  });

  test('by another name of the same listener', async () => {
    const { session, uri } = world.keeper();
    const intruder = world.statewire.start(to(uri.replace('127.0.0.1', 'localhost')));
    await world.taken(intruder, 'error.communication');
    expect(session.view().data['name']).toBeUndefined();
  });

  test('with the leave it does, and origin tells where to answer', async () => {
    await reopen({ betweenSessions: true });
    const { session, uri } = world.keeper();
    const friend = world.statewire.start(to(uri));
    await world.taken(session, 'hello');
    expect(session.view().data).toMatchObject({ name: 'hello', origin: `${world.http.url}/scxml/${friend.id}` });
  });
});

test('without the extension a send by HTTP is error.execution', async () => {
  const plain = new Statewire();
  const session = plain.start(
    document(`<state id="s"><onentry><send type="${TYPE}" event="e" target="http://127.0.0.1:1/"/></onentry>
      <transition event="error.execution" target="refused"/></state><state id="refused"/>`),
  );
  expect(session.configuration).toEqual(['refused']);
  await plain.close();
});
