import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Statewire, type TraceEntry, webResources } from 'statewire';
import { document } from '../support/chart.js';
import { until } from './support.js';

/** What the server has, by path; a number is a status. */
let files: Record<string, string | number>;
let server: Server;
let origin: string;
let asked: string[];

beforeEach(async () => {
  files = {};
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url!);
    const file = files[request.url!] ?? 404;
    if (typeof file === 'string') response.end(file);
    else if (file !== 0) response.writeHead(file, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const platform = (options: { timeout?: number; maxBytes?: number; allow?: string[] } = {}): Statewire =>
  new Statewire({ resources: webResources({ allow: [`${origin}/flows/`], ...options }) });

describe('SCXML 5.3, 5.8 resources on the web', () => {
  test('data and scripts by http are fetched when the document is loaded', async () => {
    files = { '/flows/limits.json': '{"calls": 3}', '/flows/lib.js': 'function twice(n) { return n * 2; }' };
    const statewire = platform();
    const plan = await statewire.fetchAndLoad(
      document(`<datamodel><data id="limits" src="${origin}/flows/limits.json"/><data id="n"/></datamodel>
        <script src="${origin}/flows/lib.js"/><state id="s"><onentry><assign location="n" expr="twice(limits.calls)"/></onentry></state>`),
    );
    expect(statewire.start(plan).view().data).toMatchObject({ limits: { calls: 3 }, n: 6 });
  });

  test('a document is loaded by its address, and what it names from beside it', async () => {
    files = {
      '/flows/a/main.scxml': document('<datamodel><data id="d" src="../d.txt"/></datamodel><state id="s"/>'),
      '/flows/d.txt': 'found',
    };
    const statewire = platform();
    expect(statewire.start(await statewire.loadUrl(`${origin}/flows/a/main.scxml`)).view().data).toEqual({ d: 'found' });
  });

  test.each([
    ['is not on the list', '/private/d.txt', 200],
    ['climbs out of the list', '/flows/../private/d.txt', 200],
    ['does not exist', '/flows/none.txt', 404],
    ['is redirected', '/flows/moved.txt', 302],
    ['is an error', '/flows/broken.txt', 500],
  ])('what %s is not fetched: data raises error.execution, a script refuses the document', async (_what, path, status) => {
    files = { '/private/d.txt': 'secret', [path]: status === 200 ? 'secret' : status };
    const statewire = platform();
    const plan = await statewire.fetchAndLoad(
      document(`<datamodel><data id="d" src="${origin}${path}"/></datamodel>
        <state id="s"><transition event="error.execution" target="e"/></state><state id="e"/>`),
    );
    const session = statewire.start(plan);
    expect([session.configuration, session.view().data]).toEqual([['e'], { d: undefined }]);
    await expect(statewire.fetchAndLoad(document(`<script src="${origin}${path}"/><state id="s"/>`))).rejects.toMatchObject({
      code: 'DOCUMENT_REFUSED',
    });
    expect(asked).not.toContain('/private/d.txt');
  });

  test('a resource over the limit, or too late, is not taken', async () => {
    files = { '/flows/big.txt': 'x'.repeat(1000), '/flows/never.txt': 0 };
    const statewire = platform({ maxBytes: 100, timeout: 50 });
    for (const name of ['big', 'never']) {
      await expect(statewire.loadUrl(`${origin}/flows/${name}.txt`)).rejects.toMatchObject({ code: 'RESOURCE_NOT_LOADED' });
    }
  });

  test('without the loader nothing is fetched', async () => {
    await expect(new Statewire().loadUrl(`${origin}/flows/a.scxml`)).rejects.toMatchObject({ code: 'RESOURCE_NOT_LOADED' });
    expect(asked).toEqual([]);
  });
});

describe('SCXML 6.4 an invoked document on the web', () => {
  const parent = (src: string): string =>
    document(`<state id="s"><invoke id="child" src="${src}"/>
      <onentry><send event="tell" delay="1ms"/></onentry>
      <transition event="tell"><send target="#_child" event="hello"/></transition>
      <transition event="leave" target="left"/>
      <transition event="done.invoke.child" target="done"/><transition event="error.communication" target="failed"/></state>
      <state id="left"/><state id="done"/><state id="failed"/>`);
  const CHILD = document('<state id="c"><transition event="hello" target="f"/></state><final id="f"/>');

  function watched(): { statewire: Statewire; trace: TraceEntry[] } {
    const statewire = platform();
    const trace: TraceEntry[] = [];
    statewire.watch((entry) => trace.push(entry));
    return { statewire, trace };
  }

  test('is fetched, and what was sent to it meanwhile arrives', async () => {
    files = { '/flows/child.scxml': CHILD };
    const { statewire } = watched();
    const session = statewire.start(statewire.load(parent(`${origin}/flows/child.scxml`)));
    session.send('tell');
    await until(() => session.configuration.includes('done'));
    await statewire.close();
  });

  test('that cannot be had is error.communication with the invoke id', async () => {
    const { statewire, trace } = watched();
    const session = statewire.start(statewire.load(parent(`${origin}/flows/none.scxml`)));
    await until(() => session.configuration.includes('failed'));
    const errors = trace.flatMap((entry) => (entry.type === 'error' ? [entry.event.data] : []));
    expect(errors).toContainEqual(expect.objectContaining({ invokeid: 'child', tagname: 'invoke' }));
    await statewire.close();
  });

  test('is not started when the state was left before it came', async () => {
    files = { '/flows/child.scxml': CHILD };
    const { statewire, trace } = watched();
    const session = statewire.start(statewire.load(parent(`${origin}/flows/child.scxml`)));
    session.send('leave');
    await until(() => asked.length > 0);
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(trace.filter(({ type }) => type === 'open')).toHaveLength(1);
    expect(session.configuration).toEqual(['left']);
    await statewire.close();
  });
});
