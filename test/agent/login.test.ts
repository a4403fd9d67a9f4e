/** `<login>`: the action that Orchestration Server does not have. */
import { describe, expect, test } from '@jest/globals';
import { type DataValue, SimulatedClock, Statewire } from 'statewire';
import { AGENT_NAMESPACES, agent, LOGIN_NAMESPACE } from 'statewire/agent';
import { simulatedTServer } from 'statewire/telephony';
import { Bench, failed } from './support.js';

const FOR = { for: { dn: '7008' } };

describe('login', () => {
  test('stands in a namespace of its own, and only there', () => {
    const statewire = new Statewire({ extensions: [agent({ adapter: simulatedTServer().adapter() })] });
    const check = (namespace: string, element: string): readonly string[] =>
      statewire
        .check(
          `<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:x="${namespace}" version="1.0" datamodel="ecmascript">
             <state id="s"><onentry><x:${element} for="{dn: '7008'}" agent="'5009'"/></onentry></state></scxml>`,
        )
        .map(({ code }) => code);
    expect(check(LOGIN_NAMESPACE, 'login')).toEqual([]);
    expect(check(LOGIN_NAMESPACE, 'logout')).toEqual(['UNKNOWN_ACTION']);
    for (const namespace of AGENT_NAMESPACES) {
      expect(check(namespace, 'login')).toEqual(['UNKNOWN_ACTION']);
      expect(check(namespace, 'logout')).toEqual([]);
    }
  });

  test('a mistaken namespace is told, with the right one', () => {
    const statewire = new Statewire({ extensions: [agent({ adapter: simulatedTServer().adapter() })] });
    const [diagnostic] = statewire.check(`<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="${AGENT_NAMESPACES[0]}" version="1.0"
      datamodel="ecmascript"><state id="s"><onentry><agent:login for="{dn: '7008'}" agent="'5009'"/></onentry></state></scxml>`);
    expect(diagnostic).toMatchObject({ code: 'UNKNOWN_ACTION', hint: `<login> is an action of the namespace "${LOGIN_NAMESPACE}"` });
  });

  test('logs the agent in at the DN: equivalent to TAgentLogin', async () => {
    const bench = await Bench.open();
    const { requestid, event } = await bench.act('login', { ...FOR, agent: '5009', queue: 8001, workmode: 'ManualIn' });
    expect(event).toEqual({ name: 'agent.login.done', data: { requestid } });
    expect(bench.requests()).toEqual(['→ RequestAgentLogin 7008 agentID=5009 queue=8001 workMode=ManualIn']);
    expect(bench.tserver.dn('7008')).toMatchObject({ agentID: '5009', queues: ['8001'], state: 'notReady', workMode: 'ManualIn' });
  });

  test('hints are sent as with the other actions', async () => {
    const bench = await Bench.open();
    await bench.act('login', { ...FOR, agent: '5009', hints: { reason: 'early shift', extensions: { Key: 1 } } });
    expect(bench.requests()[0]).toContain('reasons={"ReasonCode":"early shift"} extensions={"Key":1}');
  });

  test.each<[Record<string, DataValue>, string, string]>([
    [{ agent: undefined }, 'invalidresource', 'agent is missing: a login needs the agent ID'],
    [{ agent: null }, 'invalidresource', 'agent is missing: a login needs the agent ID'],
    [{ agent: '' }, 'invalidresource', 'agent is empty'],
    [{ agent: 5009 }, 'unknown', 'agent must be a string, not 5009'],
    [{ queue: {} }, 'unknown', 'queue must be a string, not {}'],
    [{ queue: '' }, 'invalidresource', 'queue is empty'],
    [
      { workmode: 'autoin' },
      'unknown',
      'workmode must be one of Unknown, ManualIn, AutoIn, AfterCallWork, AuxWork, NoCallDisconnect, WalkAway, ReturnBack, not "autoin"',
    ],
    [{ workmode: 'toString' }, 'unknown', expect.stringMatching(/^workmode must be one of .* not "toString"$/) as unknown as string],
    [{ for: { dn: '7099' } }, 'invalidresource', '59 DN is not configured in CME: DN 7099'],
  ])('%j ends in error.agent.login with %s', async (attributes, error, description) => {
    const bench = await Bench.open();
    const { requestid, event } = await bench.act('login', { ...FOR, agent: '5009', ...attributes });
    expect(event).toEqual({ name: 'error.agent.login', data: failed(requestid, error, description) });
  });

  test('with confirm "switch" a refusal is the error event', async () => {
    const bench = await Bench.open({ options: { confirm: 'switch' } });
    const { requestid, event } = await bench.act('login', { ...FOR, agent: '5001' });
    const description = '9996 Sign-in number is already registered with another agent';
    expect(event).toEqual({ name: 'error.agent.login', data: failed(requestid, 'invalidresource', description) });
  });

  test('a shift: login, ready, not ready and logout of one agent reach the T-Server in order', async () => {
    const clock = new SimulatedClock();
    const tserver = simulatedTServer({ clock });
    const adapter = tserver.adapter();
    await adapter.open();
    const statewire = new Statewire({ clock, extensions: [agent({ adapter, confirm: 'switch' })] });
    const session = statewire.start(`
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="www.genesyslab.com/modules/agent" xmlns:sw="${LOGIN_NAMESPACE}"
             version="1.0" datamodel="ecmascript">
        <datamodel><data id="done" expr="[]"/></datamodel>
        <state id="working">
          <onentry>
            <sw:login for="{dn: '7008'}" agent="'5009'"/>
            <agent:setmediastate for="{dn: '7008'}" media="{media: _genesys.ixn.mediaType.TMediaVoice, state: 'ready'}"/>
            <agent:setmediastate for="{dn: '7008'}" media="{media: _genesys.ixn.mediaType.TMediaVoice, state: 'notready'}"/>
            <agent:logout for="{dn: '7008'}"/>
          </onentry>
          <transition event="agent.logout.done" target="over"/>
          <transition event="agent.*"><assign location="done" expr="done.concat(_event.name)"/></transition>
        </state>
        <final id="over"/>
      </scxml>`);
    await clock.pass(1000);
    expect(session.view()).toMatchObject({
      status: 'final',
      data: { done: ['agent.login.done', 'agent.setmediastate.done', 'agent.setmediastate.done'] },
    });
    await statewire.close();
  });
});
