/** The compatibility switch for error events of the 2009 draft. */
import { describe, expect, test } from '@jest/globals';
import { type ScxmlEvent, Statewire } from 'statewire';
import { type AgentOptions, agent } from 'statewire/agent';
import { simulatedTServer } from 'statewire/telephony';

/** The error events that the content raises. */
async function errors(content: string, options: Partial<AgentOptions> = { errorNames: 'draft2009' }, data = ''): Promise<ScxmlEvent[]> {
  const statewire = new Statewire({ extensions: [agent({ adapter: simulatedTServer().adapter(), ...options })] });
  const raised: ScxmlEvent[] = [];
  statewire.watch((entry) => {
    if (entry.type === 'error') raised.push(entry.event);
  });
  statewire.start(`<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="www.genesyslab.com/modules/agent" version="1.0"
      datamodel="ecmascript"><datamodel><data id="d"/>${data}</datamodel>
    <state id="s"><onentry>${content}</onentry></state></scxml>`);
  await statewire.close();
  return raised;
}

describe('errorNames: "draft2009"', () => {
  test.each([
    ['<if cond="nope"><log/></if>', 'error.illegalcond.ReferenceError'],
    ['<assign location="nope.x" expr="1"/>', 'error.illegalloc.ReferenceError'],
    ['<send event="e" idlocation="nope.x"/>', 'error.illegalloc.ReferenceError'],
    [`<agent:logout for="{dn: '7001'}" requestid="nope.x"/>`, 'error.illegalloc.ReferenceError'],
    ['<agent:logout for="nope"/>', 'error.illegalvalue.ReferenceError'],
    ['<log expr="null.x"/>', 'error.illegalvalue.TypeError'],
    ['<foreach array="4" item="d"/>', 'error.illegalvalue.TypeError'],
    ['<script>null.x</script>', 'error.script.TypeError'],
    ['<script>throw {}</script>', 'error.script.Error'],
    ['<assign location="_event" expr="1"/>', 'error.illegalassign'],
    ['<assign location="_genesys.ixn" expr="1"/>', 'error.illegalassign'],
    ['<assign location="_genesys.agent.x" expr="1"/>', 'error.illegalassign'],
    ['<send event="e" type="pigeon"/>', 'error.send.targettypeinvalid'],
    [`<send event="e" targetexpr="'4'"/>`, 'error.send.targettypeinvalid'],
    ['<send event="e" target="#_scxml_gone"/>', 'error.send.nosuchsession'],
    ['<send event="e" target="#_parent"/>', 'error.send.targetunavailable'],
    [`<send event="e" delayexpr="'soon'"/>`, 'error.send.failed'],
  ])('%s raises %s', async (content, name) => {
    const raised = await errors(content);
    expect(raised.map((event) => event.name)).toEqual([name]);
    expect(raised[0]?.data).toMatchObject({ document: 'document.scxml', element: expect.any(String), linenumber: expect.any(Number) });
  });

  test('a <data> that cannot be evaluated raises error.illegaldata', async () => {
    const raised = await errors('', undefined, '<data id="x" expr="nope"/>');
    expect(raised.map((event) => event.name)).toEqual(['error.illegaldata.ReferenceError']);
  });

  test('a transition that waits for the name without a state takes the event, whichever name of a state might follow', async () => {
    const statewire = new Statewire({ extensions: [agent({ adapter: simulatedTServer().adapter(), errorNames: 'draft2009' })] });
    const session = statewire.start(`<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
      <state id="asking"><onentry><send event="e" target="#_parent"/></onentry>
        <transition event="error.send.targetunavailable.*" target="told"/></state>
      <final id="told"/></scxml>`);
    expect((await session.ended()).configuration).toEqual(['told']);
    await statewire.close();
  });

  test('a send ID and the fields of the event stay', async () => {
    const [event] = await errors('<send id="one" event="e" type="pigeon"/>');
    expect(event).toMatchObject({ sendid: 'one', type: 'platform', data: { element: 'send', tagname: 'send' } });
  });

  test.each<[Partial<AgentOptions>]>([[{}], [{ errorNames: 'w3c' }]])('%j: the names of the Recommendation', async (options) => {
    expect((await errors('<if cond="nope"><log/></if>', options)).map(({ name }) => name)).toEqual(['error.execution']);
    expect((await errors('<send event="e" target="#_scxml_gone"/>', options)).map(({ name }) => name)).toEqual(['error.communication']);
  });

  test('any other value is refused, and so are two extensions that rename errors', () => {
    const adapter = simulatedTServer().adapter();
    expect(() => agent({ adapter, errorNames: '2009' as never })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    const one = agent({ adapter, errorNames: 'draft2009' });
    const other = { name: 'other', errorEvent: (event: ScxmlEvent) => event };
    expect(() => new Statewire({ extensions: [one, other] })).toThrow(expect.objectContaining({ code: 'BAD_EXTENSION' }));
  });
});
