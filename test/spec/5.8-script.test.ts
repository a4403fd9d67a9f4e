import { describe, expect, test } from '@jest/globals';
import { say, start } from '../support/chart.js';

describe('SCXML 5.8 <script>', () => {
  test('a script of the document runs once, after the data is initialised [W3C 302, 304]', () => {
    const chart = start('<datamodel><data id="x" expr="1"/></datamodel><script>x = x * 10</script><state id="a"/><state id="b"/>');
    expect(chart.data).toEqual({ x: 10 });
  });

  test('what a script of the document declares is visible everywhere', () => {
    const chart = start(
      '<script>var n = 2; function twice(v) { return v * n }</script><state id="a"><onentry><log expr="twice(4)"/></onentry></state>',
    );
    expect(chart.logs).toEqual(['8']);
  });

  test('scripts in content run when they are reached', () => {
    const chart = start(`
      <datamodel><data id="x" expr="[]"/></datamodel>
      <state id="a"><onentry><script>x.push('entry')</script></onentry><onexit><script>x.push('exit')</script></onexit>
        <transition event="e" target="a"><script>x.push('transition')</script></transition></state>`);
    expect(chart.send('e').data['x']).toEqual(['entry', 'exit', 'transition', 'entry']);
  });

  test('a script of the document that fails raises error.execution, and the session runs', () => {
    const chart = start(`<script>no.such</script><state id="a"><onentry>${say('runs')}</onentry></state>`);
    expect([chart.logs, chart.events]).toEqual([['runs'], ['error.execution']]);
  });

  test('a syntax error in a script of the document raises error.execution when it is executed', () => {
    expect(start('<script>var = ;</script><state id="a"/>').events).toEqual(['error.execution']);
  });

  test('several scripts of the document run in order, each for itself', () => {
    const chart = start(
      '<script>var x = 1</script><script>no.such</script><script>x = x + 1</script><state id="a"><onentry><log expr="x"/></onentry></state>',
    );
    expect(chart.logs).toEqual(['2']);
  });

  test('an empty script does nothing', () => {
    expect(start('<script/><script>  </script><state id="a"><onentry><script/></onentry></state>').events).toEqual([]);
  });
});
