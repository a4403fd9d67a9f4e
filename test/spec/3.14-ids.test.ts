import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

describe('SCXML 3.14 IDs', () => {
  test('ids that the platform makes for <send> differ from each other', () => {
    const chart = start(`
      <datamodel><data id="one"/><data id="two"/></datamodel>
      <state id="a"><onentry><send event="e" idlocation="one"/><send event="e" idlocation="two"/></onentry></state>`);
    expect(typeof chart.data['one']).toBe('string');
    expect(chart.data['one']).not.toBe(chart.data['two']);
  });

  test('an id of <invoke> that the platform makes has the form stateid.platformid [W3C 224]', () => {
    const chart = start(`
      <datamodel><data id="id"/></datamodel><state id="a.b"><invoke idlocation="id"><content><scxml version="1.0"><state/></scxml></content></invoke></state>`);
    expect(chart.data['id']).toMatch(/^a\.b\.[^.\s]+$/);
  });

  test('an id of <invoke> in a state without id is one word', () => {
    const chart = start(`
      <datamodel><data id="id"/></datamodel><state><invoke idlocation="id"><content><scxml version="1.0"><final/></scxml></content></invoke></state>`);
    expect(chart.data['id']).toMatch(/^\S+\.\S+$/);
    expect(chart.events).toEqual([`done.invoke.${chart.data['id']}`]);
  });

  test('ids that the platform makes are new each time the element is executed [W3C 225]', () => {
    const chart = start(`
      <datamodel><data id="id"/><data id="ids" expr="[]"/></datamodel>
      <state id="a"><onentry><send event="x" idlocation="id"/><script>ids.push(id)</script></onentry><transition event="again" target="a"/></state>`);
    chart.send('again').send('again');
    expect(new Set(chart.data['ids'] as string[]).size).toBe(3);
  });
});
