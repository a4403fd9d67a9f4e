/** Microsteps that are remembered by zones, because the plan cache holds no whole configurations. */
import { describe, expect, test } from '@jest/globals';
import { Statewire } from 'statewire';
import { interpret, macrostep } from '../../src/engine/algorithm/interpret.js';
import { PlanCache } from '../../src/engine/cache/plan-cache.js';
import { Session } from '../../src/engine/session.js';
import { zonesOf } from '../../src/engine/static/zones.js';
import { ScxmlEvent } from '../../src/event.js';
import type { Plan } from '../../src/plan/plan.js';

function load(body: string): Plan {
  return new Statewire().load(`<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">${body}</scxml>`);
}

/** Sessions that share one cache. @returns the active states after those events */
function sharing(plan: Plan): (...events: string[]) => string {
  const cache = new PlanCache(plan, 0);
  return (...events) => {
    const environment = { ioProcessors: () => ({}), unreachable: () => undefined, global: () => undefined };
    const session = new Session(plan, { id: 'S', seed: 1, microstepLimit: 100, environment, cache });
    interpret(session, 0);
    for (const name of events) macrostep(session, new ScxmlEvent(name, 'external'), 0);
    return [...session.configuration].map((index) => plan.states[index]!.id).join(' ');
  };
}

const zoneNames = (plan: Plan, event: string): string[] =>
  zonesOf(plan, ({ descriptors }) => descriptors?.includes(event) === true).map(({ first, last }) =>
    plan.states
      .slice(first, last + 1)
      .map(({ id }) => id)
      .join(' '),
  );

const REGIONS = load(`<parallel id="p">
  <state id="r1"><state id="a1"><transition event="x x1" target="b1"/></state><state id="b1"><transition event="x x1" target="a1"/></state></state>
  <state id="r2"><state id="a2"><transition event="x x2" target="b2"/></state><state id="b2"><transition event="x x2" target="a2"/></state></state>
</parallel>`);

describe('Zones', () => {
  test('transitions inside regions concern their regions only', () => {
    expect(zoneNames(REGIONS, 'x1')).toEqual(['a1 b1']);
    expect(zoneNames(REGIONS, 'x')).toEqual(['a1 b1', 'a2 b2']);
  });

  test('a transition that leaves the parallel joins its regions', () => {
    const plan = load(`<parallel id="p">
      <state id="r1"><state id="a1"><transition event="x" target="b1"/></state><state id="b1"/></state>
      <state id="r2"><transition event="x" target="out"/></state>
    </parallel><state id="out"/>`);
    expect(zoneNames(plan, 'x')).toEqual(['p r1 a1 b1 r2 out']);
  });

  test('what is known of a region serves in every configuration of the others', () => {
    const activeAfter = sharing(REGIONS);
    expect(activeAfter('x1')).toBe('p r1 b1 r2 a2');
    expect(activeAfter('x2', 'x1')).toBe('p r1 b1 r2 b2');
    expect(activeAfter('x', 'x1')).toBe('p r1 a1 r2 b2');
  });

  test('whether a parallel is done depends on all its regions', () => {
    const activeAfter = sharing(
      load(`<state id="s"><transition event="done.state.p" target="done"/>
        <parallel id="p">
          <state id="r1"><state id="a1"><transition event="x1" target="f1"/></state><final id="f1"/></state>
          <state id="r2"><state id="a2"><transition event="x2" target="f2"/></state><final id="f2"/></state>
        </parallel></state><state id="done"/>`),
    );
    expect(activeAfter('x1')).toBe('s p r1 f1 r2 a2');
    expect(activeAfter('x2')).toBe('s p r1 a1 r2 f2');
    expect(activeAfter('x2', 'x1')).toBe('done');
    expect(activeAfter('x1', 'x2')).toBe('done');
  });
});
