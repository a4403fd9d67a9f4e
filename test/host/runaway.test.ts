import { describe, expect, test } from '@jest/globals';
import { SimulatedClock, Statewire } from 'statewire';
import { document, start } from '../support/chart.js';

const limits = { microsteps: 200 };

describe('A macrostep that does not end', () => {
  test.each([
    ['an eventless transition to itself', '<state id="a"><transition target="a"/></state>'],
    ['eventless transitions in a circle', '<state id="a"><transition target="b"/></state><state id="b"><transition target="a"/></state>'],
    [
      'an eventless transition without target',
      '<datamodel><data id="x" expr="0"/></datamodel><state id="a"><transition cond="true"><assign location="x" expr="x + 1"/></transition></state>',
    ],
    [
      'an event that raises itself',
      '<state id="a"><onentry><raise event="e"/></onentry><transition event="e"><raise event="e"/></transition></state>',
    ],
    [
      'an error handler that fails',
      '<state id="a"><onentry><log expr="no.such"/></onentry><transition event="error"><log expr="no.such"/></transition></state>',
    ],
    [
      'an event sent to #_internal',
      '<state id="a"><onentry><raise event="e"/></onentry><transition event="e"><send event="e" target="#_internal"/></transition></state>',
    ],
  ])('is stopped: %s', (_what, body) => {
    const chart = start(body, { limits });
    expect(chart.session.status).toBe('runaway');
    expect(chart.errors).toContainEqual(expect.objectContaining({ reason: 'runaway', line: 1 }));
  });

  test('internal events that multiply are stopped as well, with bounded memory', () => {
    const chart = start(
      '<state id="a"><onentry><raise event="e"/></onentry><transition event="e"><raise event="e"/><raise event="e"/></transition></state>',
      { limits },
    );
    expect(chart.session.status).toBe('runaway');
  });

  test('the chart gets one last event and one microstep to react, and its onexit handlers run', () => {
    const chart = start(
      `<state id="s"><onexit><log label="exit"/></onexit><transition event="error.execution" cond="_event.data.reason == 'runaway'" target="t"/>
        <state id="a"><transition target="a"/></state></state><state id="t"><onentry><log label="last"/></onentry><transition target="u"/></state><state id="u"/>`,
      { limits },
    );
    expect([chart.logs, chart.session.status, chart.configuration]).toEqual([['exit', 'last'], 'runaway', ['t']]);
  });

  test('the last microstep may end the session by itself', () => {
    const chart = start('<state id="a"><transition target="a"/><transition event="error.execution" target="f"/></state><final id="f"/>', {
      limits,
    });
    expect(chart.session.status).toBe('final');
  });

  test('a long macrostep within the limit is no runaway', () => {
    const body =
      '<datamodel><data id="n" expr="0"/></datamodel><state id="a"><transition cond="n &lt; 190"><assign location="n" expr="n + 1"/></transition></state>';
    expect(start(body, { limits }).session.status).toBe('running');
    expect(start(body.replace('190', '210'), { limits }).session.status).toBe('runaway');
  });

  test('the limit counts for each macrostep anew', () => {
    const chart = start(
      '<datamodel><data id="n" expr="0"/></datamodel><state id="a"><transition event="e"><assign location="n" expr="0"/></transition><transition cond="n &lt; 150"><assign location="n" expr="n + 1"/></transition></state>',
      { limits },
    );
    for (let i = 0; i < 10; i++) chart.send('e');
    expect(chart.session.status).toBe('running');
  });

  test('an invoked session that runs away is error.communication for its parent', () => {
    const chart = start(
      '<state id="s"><invoke id="i"><content><scxml version="1.0"><state id="a"><transition target="a"/></state></scxml></content></invoke><transition event="error.communication" target="t"/></state><state id="t"/>',
      { limits },
    );
    expect(chart.configuration).toEqual(['t']);
  });
});

describe('Sessions that never stop sending', () => {
  test('a session that sends to itself for ever does not hang the process, and can be ended', async () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const session = statewire.start(
      document(
        '<datamodel><data id="n" expr="0"/></datamodel><state id="a"><onentry><send event="e"/></onentry><transition event="e"><assign location="n" expr="n + 1"/><send event="e"/></transition></state>',
      ),
    );
    await new Promise((resolve) => setImmediate(resolve));
    const before = Number(session.view().data['n']);
    expect(before).toBeGreaterThan(1000);
    session.cancel();
    await statewire.host.drain();
    expect([session.status, session.view().data['n']]).toEqual(['cancelled', expect.any(Number)]);
  });

  test('two sessions that answer each other for ever leave room for a third', async () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const echo = document(
      '<state id="a"><transition event="e"><send event="e" targetexpr="_event.origin"/></transition><transition event="go"><send event="e" targetexpr="_event.data"/></transition></state>',
    );
    const one = statewire.start(echo, { id: '1' });
    const two = statewire.start(echo, { id: '2' });
    const third = statewire.start(document('<state id="a"><transition event="e" target="b"/></state><state id="b"/>'));
    one.send('go', '#_scxml_2');
    third.send('e');
    await new Promise((resolve) => setImmediate(resolve));
    expect(third.configuration).toEqual(['b']);
    one.cancel();
    two.cancel();
    await statewire.host.drain();
  });

  test('a session that floods itself is held by its inbox, and sees error.communication', async () => {
    const statewire = new Statewire({ clock: new SimulatedClock(), limits: { inbox: 10 } });
    const session = statewire.start(
      document(`<datamodel><data id="errors" expr="0"/></datamodel><state id="a"><onentry><send event="e"/></onentry><transition event="e"><send event="e"/><send event="e"/></transition>
        <transition event="error.communication"><assign location="errors" expr="errors + 1"/></transition></state>`),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(session.view().waiting).toBeLessThanOrEqual(10);
    expect(session.view().data['errors']).toBeGreaterThan(0);
    session.cancel();
    await statewire.host.drain();
  });
});
