import { describe, expect, test } from '@jest/globals';
import { ScxmlError, SimulatedClock, Statewire } from 'statewire';
import { document } from '../support/chart.js';

const IDLE = document(
  '<state id="a"><transition event="end" target="f"/></state><final id="f"><donedata><content expr="7"/></donedata></final>',
);
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('Sessions of a host', () => {
  test('an id that is in use is refused, and can be used again when its session has ended', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const first = statewire.start(IDLE, { id: 'x' });
    expect(() => statewire.start(IDLE, { id: 'x' })).toThrow(code('DUPLICATE_SESSION') as unknown as Error);
    first.send('end');
    const second = statewire.start(IDLE, { id: 'x' });
    expect([second.status, statewire.host.list()]).toEqual(['running', ['x']]);
  });

  test('no more sessions than the limit says, and one that has ended makes room', () => {
    const statewire = new Statewire({ clock: new SimulatedClock(), limits: { sessions: 2 } });
    const [first] = [statewire.start(IDLE), statewire.start(IDLE)];
    expect(() => statewire.start(IDLE)).toThrow(code('TOO_MANY_SESSIONS') as unknown as Error);
    first?.send('end');
    expect(statewire.start(IDLE).status).toBe('running');
  });

  test('a child that would be too many is error.communication for its parent', () => {
    const statewire = new Statewire({ clock: new SimulatedClock(), limits: { sessions: 1 } });
    const session = statewire.start(
      document(
        '<state id="s"><invoke><content><scxml version="1.0"><state/></scxml></content></invoke><transition event="error.communication" target="t"/></state><state id="t"/>',
      ),
    );
    expect([session.configuration, statewire.host.list().length]).toEqual([['t'], 1]);
  });

  test('generated ids differ, and are 32 digits and capitals', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const ids = Array.from({ length: 100 }, () => statewire.start(IDLE).id);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9A-Z]{32}$/);
  });

  test('the end can be waited for, before and after it', async () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const session = statewire.start(IDLE);
    const waiting = [session.ended(), session.ended()];
    session.send('end');
    for (const view of [...(await Promise.all(waiting)), await session.ended()])
      expect(view).toMatchObject({ status: 'final', result: 7, configuration: ['f'] });
  });

  test('nobody can wait for a session that never was', async () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    await expect(statewire.host.whenEnded('nobody')).rejects.toMatchObject({ code: 'NO_SUCH_SESSION' });
  });

  test('an ended session can be looked at; nobody is inspected as undefined', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const session = statewire.start(IDLE);
    session.send('end');
    expect(session.view()).toMatchObject({ status: 'final', waiting: 0, timers: [], children: {}, result: 7 });
    expect(statewire.host.inspect('nobody')).toBeUndefined();
  });

  test('cancelling twice, or a session that has ended, or nobody, does nothing', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const session = statewire.start(IDLE);
    session.send('end');
    session.cancel();
    statewire.host.cancel('nobody');
    expect(session.status).toBe('final');
  });

  test('thousands of sessions of one plan keep apart', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const plan = statewire.load(
      document(`<datamodel><data id="n" expr="0"/><data id="o" expr="({ list: [] })"/></datamodel><script>var count = 0; function bump() { return ++count }</script>
        <state id="a"><transition event="add"><assign location="n" expr="n + _event.data"/><script>o.list.push(bump())</script></transition><transition event="b" target="b"/></state><state id="b"/>`),
    );
    const sessions = Array.from({ length: 3000 }, () => statewire.start(plan));
    sessions.forEach((session, i) => {
      session.send('add', i);
      session.send('add', 1);
      if (i % 3 === 0) session.send('b');
    });
    sessions.forEach((session, i) => {
      expect([session.view().data['n'], session.view().data['o'], session.configuration]).toEqual([
        i + 1,
        { list: [1, 2] },
        [i % 3 === 0 ? 'b' : 'a'],
      ]);
    });
  });

  test('thousands of timers of many sessions come due in order', () => {
    const clock = new SimulatedClock();
    const statewire = new Statewire({ clock });
    const due: number[] = [];
    statewire.watch((entry) => entry.type === 'event' && due.push(entry.time));
    const plan = statewire.load(
      document(
        '<datamodel><data id="ms" expr="0"/></datamodel><state id="a"><onentry><send event="t" delayexpr="ms + \'ms\'"/></onentry></state>',
      ),
    );
    for (let i = 0; i < 2000; i++) statewire.start(plan, { data: { ms: 1 + ((i * 7919) % 2000) } });
    clock.advance(2000);
    expect(due).toEqual(Array.from({ length: 2000 }, (_, i) => i + 1));
  });

  test('a session that uses up its budget does not disturb the others', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const good = statewire.start(IDLE);
    const bad = statewire.start(
      document(
        '<state id="a"><onentry><script>while (true) {}</script></onentry><onentry><script>while (true) {}</script></onentry></state>',
      ),
    );
    good.send('end');
    expect([bad.status, good.status]).toEqual(['budget', 'final']);
  });

  test('the seeds of sessions differ, and a seed that is given makes them repeat', () => {
    const text = document('<datamodel><data id="r" expr="Math.random()"/></datamodel><state/>');
    const draw = (): unknown[] => {
      const statewire = new Statewire({ clock: new SimulatedClock(), seed: 5 });
      return [statewire.start(text).view().data['r'], statewire.start(text).view().data['r']];
    };
    const [one, two] = draw();
    expect(one).not.toBe(two);
    expect(draw()).toEqual([one, two]);
  });

  test('misuse is a ScxmlError with a code: names and data that no event can have', () => {
    const session = new Statewire({ clock: new SimulatedClock() }).start(IDLE);
    for (const name of ['', ' ', 'a b', 'a\n']) expect(() => session.send(name)).toThrow(code('BAD_EVENT_NAME') as unknown as Error);
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    for (const data of [() => 1, Symbol('x'), 1n, cyclic, { f: () => 1 }, [[() => 1]]]) {
      expect(() => session.send('e', data as never)).toThrow(code('BAD_DATA') as unknown as Error);
    }
    expect(session.status).toBe('running');
    expect(ScxmlError.name).toBe('ScxmlError');
  });
});
