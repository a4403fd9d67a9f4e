import { describe, expect, test } from '@jest/globals';
import { Statewire } from 'statewire';

const chart = (budgets: string, content: string): string => `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"
  xmlns:budget="urn:statewire:budget" ${budgets}><script>${content}</script>
  <state id="s"><transition event="error.execution" cond="_event.data.reason == 'fuel'" target="fuel"/>
    <transition event="error.execution" cond="_event.data.reason == 'depth'" target="depth"/>
    <transition event="error.execution" cond="_event.data.reason == 'memory'" target="memory"/>
    <transition event="error.execution" target="other"/></state>
  <state id="fuel"/><state id="depth"/><state id="memory"/><state id="other"/></scxml>`;

const endsIn = (budgets: string, content: string, host = {}): readonly string[] =>
  new Statewire({ ecmascript: host }).start(chart(budgets, content)).configuration;

const turns = (n: number): string => `for (var i = 0; i != ${n}; i++);`;

describe('Limits that a document sets for its sessions', () => {
  test.each([
    ['budget:fuel="500"', turns(400), 's'],
    ['budget:fuel="500"', turns(600), 'fuel'],
    ['budget:depth="10"', '(function f(n) { return n ? f(n - 1) : 0; })(20);', 'depth'],
    ['budget:memory="10000"', 'var s = "x".repeat(9000); s += "y";', 'memory'],
    ['budget:stringLength="100"', '"x".repeat(101)', 'other'],
    ['budget:arrayLength="100"', 'new Array(101)', 'other'],
    ['', turns(600), 's'],
  ])('%s: %s ends in %s', (budgets, content, state) => {
    expect(endsIn(budgets, content)).toEqual([state]);
  });

  test('are never more than the host allows', () => {
    expect(endsIn('budget:fuel="1000000"', turns(600), { fuel: 500 })).toEqual(['fuel']);
    expect(endsIn('budget:fuel="1000000"', turns(200_000))).toEqual(['fuel']);
  });

  test('that cannot be understood leave those of the host, and are warned about', () => {
    for (const budgets of ['budget:fuel="-1"', 'budget:fuel="much"', 'budget:fuel="1e400"', 'budget:fuel=""', 'budget:constructor="5"']) {
      expect(endsIn(budgets, turns(200_000))).toEqual(['fuel']);
      const codes = new Statewire().check(chart(budgets, '')).map(({ code, severity }) => [code, severity]);
      expect(codes).toEqual([['BAD_BUDGET', 'warning']]);
    }
  });

  test('count for this document only', () => {
    const statewire = new Statewire();
    expect(statewire.start(chart('budget:fuel="500"', turns(600))).configuration).toEqual(['fuel']);
    expect(statewire.start(chart('', turns(600))).configuration).toEqual(['s']);
  });
});

describe('A session that uses up its budgets again', () => {
  const greedy = (handler: string): string => `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="s">
    <onentry><script>for (;;);</script></onentry><transition event="error.execution">${handler}</transition></state></scxml>`;

  test.each([
    ['fuel', '<script>for (;;);</script>'],
    ['memory', '<script>for (;;) new Array(100000);</script>'],
    ['depth', '<script>(function f() { f(); })();</script>'],
  ])('is stopped, and the host says that it was for %s', async (reason, handler) => {
    const statewire = new Statewire();
    const ends: unknown[] = [];
    statewire.watch((entry) => entry.type === 'end' && ends.push([entry.status, entry.reason]));
    const session = statewire.start(greedy(handler));
    expect([session.status, session.view().reason]).toEqual(['budget', reason]);
    expect(ends).toEqual([['budget', reason]]);
    expect((await session.ended()).reason).toBe(reason);
  });

  test('is stopped for its quota when its data have grown too large, with the place of the document', () => {
    const statewire = new Statewire({ ecmascript: { quota: 50_000 } });
    const errors: unknown[] = [];
    statewire.watch((entry) => entry.type === 'error' && errors.push(entry.event.data));
    const session = statewire.start(
      '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><datamodel><data id="xs" expr="[]"/></datamodel><state id="s"><transition event="e"><script>for (var i = 0; i != 100; i++) xs.push({ n: i });</script></transition></state></scxml>',
    );
    for (let i = 0; i < 100 && session.status === 'running'; i++) session.send('e');
    expect([session.status, session.view().reason]).toEqual(['budget', 'quota']);
    expect(errors).toEqual([expect.objectContaining({ reason: 'quota', tagname: 'scxml', line: 1 })]);
  });

  test('has no reason when it ended otherwise', () => {
    expect(
      new Statewire().start('<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><final id="f"/></scxml>').view().reason,
    ).toBeUndefined();
  });
});
