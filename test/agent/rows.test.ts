/**
 * The tables of the Agent extension in the Orchestration Server Developer's Guide: each row is one test whose title is that
 * row, shown by a chart that runs on a simulated T-Server.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import { type DataValue, SimulatedClock, Statewire } from 'statewire';
import { agent } from 'statewire/agent';
import { describeTrace, observed, type SimulatedTServer, simulatedTServer } from 'statewire/telephony';

interface Ran {
  /** The event that the action ended in; `data` as the chart saw it. */
  readonly name: string;
  readonly data: Readonly<Record<string, DataValue>>;
  /** What the chart found in `req` before the event came. */
  readonly req: DataValue;
  readonly requests: readonly string[];
  readonly tserver: SimulatedTServer;
}

const cleanup: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0)) await undo();
});

/** Runs a chart that executes the content and waits for one event. */
async function run(content: string, prepare: (tserver: SimulatedTServer) => void = () => {}): Promise<Ran> {
  const clock = new SimulatedClock();
  const tserver = simulatedTServer({ clock });
  const requests: string[] = [];
  const adapter = observed(tserver.adapter(), (trace) => {
    if (trace.type === 'request') requests.push(describeTrace(trace));
  });
  await adapter.open();
  prepare(tserver);
  const statewire = new Statewire({ clock, extensions: [agent({ adapter })] });
  cleanup.push(() => statewire.close());
  const session = statewire.start(`
    <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="www.genesyslab.com/modules/agent" version="1.0" datamodel="ecmascript">
      <datamodel><data id="req"/><data id="before"/><data id="name"/><data id="data"/></datamodel>
      <state id="asking">
        <onentry>${content}<assign location="before" expr="req"/></onentry>
        <transition event="*" target="over">
          <assign location="name" expr="_event.name"/><assign location="data" expr="_event.data"/>
        </transition>
      </state>
      <final id="over"/>
    </scxml>`);
  await clock.pass(1000); // with the switch's answer
  const { name, data, before } = session.view().data;
  return { name: String(name), data: data as Ran['data'], req: before, requests, tserver };
}

const FOR = `for="{dn: '7001', switch: 'sim'}"`;
const MEDIA = `media="{media: _genesys.ixn.mediaType.TMediaVoice, state: 'notready'}"`;

/** Each action with all it needs, and with the request that it is equivalent to. */
const ACTIONS = [
  ['logout', '', 'RequestAgentLogout'],
  ['setmediastate', MEDIA, 'RequestAgentNotReady'],
  ['setdnd', 'set="true"', 'RequestSetDNDOn'],
] as const;

describe.each(ACTIONS)('<%s>', (action, required, request) => {
  const element = (attributes: string): string => `<agent:${action} ${required} ${attributes}/>`;
  const codes = async (attributes: string): Promise<readonly string[]> =>
    new Statewire({ extensions: [agent({ adapter: simulatedTServer().adapter() })] })
      .check(
        `<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="www.genesyslab.com/modules/agent" version="1.0" datamodel="ecmascript">
           <state id="s"><onentry>${element(attributes)}</onentry></state></scxml>`,
      )
      .map(({ code }) => code);

  test('requestid | False | Location expression | None | Any valid location expression, which represents a string', async () => {
    const { req, data } = await run(element(`${FOR} requestid="req"`));
    expect(req).toEqual(expect.stringMatching(/./));
    expect(data['requestid']).toBe(req);
    const without = await run(element(FOR));
    expect(without.req).toBeUndefined();
    expect(without.data['requestid']).toEqual(expect.stringMatching(/./));
  });

  test('agent | False | Value expression | None | Any valid expression, which represents a string | Agent ID', async () => {
    const { requests } = await run(element(`${FOR} agent="'50' + '01'"`));
    expect(requests).toEqual([`→ ${request} 7001@sim agentID=5001`]);
    expect((await run(element(`${FOR} agent="5001"`))).data['description']).toBe('agent must be a string, not 5001');
  });

  test('for | True | Value expression | None | Any valid expression, which represents an object: { "dn", "switch" }; dn is mandatory', async () => {
    expect(await codes('')).toEqual(['MISSING_ATTRIBUTE']);
    expect((await run(element(FOR))).requests).toEqual([`→ ${request} 7001@sim`]);
    expect((await run(element(`for="{switch: 'sim'}"`))).data).toMatchObject({
      error: 'invalidresource',
      description: 'for.dn is missing in {"switch":"sim"}',
    });
  });

  test('hints | False | Value expression | None | Any valid ECMA script object: { "extensions": object, "reason": string }', async () => {
    const { requests } = await run(element(`${FOR} hints="{extensions: {Key: 'value'}, reason: 'lunch'}"`));
    expect(requests).toEqual([`→ ${request} 7001@sim reasons={"ReasonCode":"lunch"} extensions={"Key":"value"}`]);
  });

  test(`agent.${action}.done | requestid | This is the ID of the request`, async () => {
    const { name, data, req } = await run(element(`${FOR} requestid="req"`));
    expect(name).toBe(`agent.${action}.done`);
    expect(data).toEqual({ requestid: req });
  });

  test(`error.agent.${action} | requestid | This is the ID of the request`, async () => {
    const { name, data, req } = await run(element(`for="{dn: '7099'}" requestid="req"`));
    expect(name).toBe(`error.agent.${action}`);
    expect(data).toEqual({ requestid: req, error: 'invalidresource', description: '59 DN is not configured in CME: DN 7099' });
  });

  test.each<[string, string, (tserver: SimulatedTServer) => void]>([
    ['unknown', 'for="7001"', () => {}],
    ['invalidresource', `for="{dn: '7001', switch: 'nowhere'}"`, () => {}],
    ['servererror', FOR, (tserver) => tserver.setLink(false)],
  ])(`error.agent.${action} | error | This is the type of error that occurred: %s`, async (error, attributes, prepare) => {
    const { name, data } = await run(element(attributes), prepare);
    expect([name, data['error']]).toEqual([`error.agent.${action}`, error]);
  });

  test(`error.agent.${action} | description | This is a more detailed description of the error`, async () => {
    const { data } = await run(element(FOR), (tserver) => tserver.fail({ kind: 'reject', code: 58 }));
    expect(data['description']).toBe('58 Out of service: DN 7001');
  });

  test('the action is done as soon as the T-Server has accepted its request', async () => {
    const { name } = await run(element(FOR), (tserver) => tserver.fail({ kind: 'refuse', code: 185 }));
    expect(name).toBe(`agent.${action}.done`);
  });
});

describe('<logout>', () => {
  test('This action logs out the agent from the ACD group. This is equivalent to the TAgentLogout request in T-Server', async () => {
    const { tserver } = await run(`<agent:logout ${FOR}/>`);
    expect(tserver.dn('7001')).toMatchObject({ agentID: undefined, state: 'null' });
  });
});

describe('<setmediastate>', () => {
  test('media | True | Value expression | None | _genesys.ixn.media.type | objects { "media": _genesys.ixn.mediaType, "state": "ready" or "notready" }', async () => {
    for (const type of ['media.type', 'mediaType']) {
      const media = `media="{media: _genesys.ixn.${type}.TMediaVoice, state: 'ready'}"`;
      const { requests, tserver } = await run(`<agent:setmediastate for="{dn: '7005'}" ${media}/>`);
      expect(requests).toEqual(['→ RequestAgentReady 7005']);
      expect(tserver.dn('7005')?.state).toBe('ready');
    }
  });

  test('This is equivalent to the TAgentSetReady or TAgentSetNotReady requests in T-Server', async () => {
    const { requests, tserver } = await run(`<agent:setmediastate ${FOR} ${MEDIA}/>`);
    expect(requests).toEqual(['→ RequestAgentNotReady 7001@sim']);
    expect(tserver.dn('7001')?.state).toBe('notReady');
  });

  test('Currently, only voice interactions are supported. The only allowed value for the media property is _genesys.ixn.mediaType.TMediaVoice', async () => {
    for (const type of ['TMediaVideo', 'TMediaChat', 'TMediaSMS']) {
      const media = `media="{media: _genesys.ixn.mediaType.${type}, state: 'ready'}"`;
      expect((await run(`<agent:setmediastate ${FOR} ${media}/>`)).data).toMatchObject({ error: 'invalidresource' });
    }
  });
});

describe('<setdnd>', () => {
  test('set | True | Boolean value expression | None | Any boolean expression that returns a true or false | If true, DNDOn, else, DNDOff', async () => {
    const on = await run(`<agent:setdnd ${FOR} set="1 &lt; 2"/>`);
    expect([on.requests, on.tserver.dn('7001')?.dnd]).toEqual([['→ RequestSetDNDOn 7001@sim'], true]);
    const off = await run(`<agent:setdnd for="{dn: '7007'}" set="1 &gt; 2"/>`);
    expect([off.requests, off.tserver.dn('7007')?.dnd]).toEqual([['→ RequestSetDNDOff 7007'], false]);
    expect((await run(`<agent:setdnd ${FOR} set="'true'"/>`)).data).toMatchObject({ error: 'unknown' });
  });
});

describe('_genesys in a chart', () => {
  const NAMES = [
    ...['Voice', 'VoIP', 'EMail', 'VMail', 'SMail', 'Chat', 'Video', 'Cobrowsing', 'Whiteboard', 'AppSharing', 'Webform', 'WorkItem'],
    ...['Callback', 'Fax', 'IMChat', 'BusinessEvent', 'Alert', 'SMS', 'NativeSMS', 'OutboundPreview', 'OpenMedia', 'Custom0'],
  ].map((name) => `TMedia${name}`);

  test.each([
    ...NAMES.map((name) => `_genesys.ixn.mediaType.${name}`),
    ...['CFGNoDN', 'CFGExtension', 'CFGACDPosition', 'CFGACDQueue', 'CFGRoutingPoint', 'CFGVirtACDQueue'].map(
      (name) => `_genesys.resource.resourceType.${name}`,
    ),
    ...['id', 'server', 'server.name', 'server.cluster', 'tenant'].map((name) => `_genesys.session.${name}`),
    ...['_genesys.agent', '_genesys.session', '_genesys.ixn', '_genesys.ixn.media.type', '_genesys.resource'],
  ])('%s is there, and cannot be changed', async (path) => {
    const kept = `before = ${path}; try { ${path} = 'changed' } catch (error) {} ; kept = ${path} === before`;
    const { name, data } = await run(`
      <script>var before; var kept = false; ${kept.replaceAll('&', '&amp;')}</script>
      <send event="looked"><param name="kept" expr="kept"/><param name="there" expr="${path} !== undefined"/></send>`);
    expect([name, data]).toEqual(['looked', { kept: true, there: true }]);
  });

  test('assigning to it is error.execution', async () => {
    const { name } = await run('<assign location="_genesys.agent" expr="1"/>');
    expect(name).toBe('error.execution');
  });
});
