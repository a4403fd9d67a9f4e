import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const SCRIPT = `<script>
function dn(agent) {
  return agent.place.dn;
}
function each(agents) {
  return agents.map(function (agent) { return dn(agent); });
}
class Team {
  constructor(agents) { this.dns = each(agents); }
}
</script>`;

/** The names of the functions in the stack of an error. */
const functionsOf = (error: Readonly<Record<string, unknown>> | undefined): readonly string[] =>
  ((error?.['stack'] ?? []) as readonly { readonly function: string }[]).map((site) => site.function);

const errors = (content: string) => start(`${SCRIPT}\n<state id="a"><onentry>${content}</onentry></state>`, { file: 'team.scxml' }).errors;

describe('Errors in functions of the document', () => {
  test('have the message, the element and expression that was executing, and the place where it failed', () => {
    const [error] = errors('<log expr="each([{}])"/>');
    expect(error).toMatchObject({
      message: "TypeError: Cannot read properties of undefined (reading 'dn')",
      tagname: 'log',
      file: 'team.scxml',
      line: 3,
      column: 22,
    });
  });

  test('have the functions that were running, the innermost first, each with the place where it was', () => {
    const [error] = errors('<log expr="new Team([{}]).dns"/>');
    expect(error?.['stack']).toEqual([
      { function: 'dn', file: 'team.scxml', line: 3, column: 22 },
      { function: '', file: 'team.scxml', line: 6, column: 47 },
      { function: 'map', file: 'team.scxml', line: 6, column: 17 },
      { function: 'each', file: 'team.scxml', line: 6, column: 17 },
      { function: 'Team', file: 'team.scxml', line: 9, column: 36 },
      { function: '', file: 'team.scxml', line: 12, column: 35 },
    ]);
  });

  test('are told of budgets too, and of what was thrown by hand', () => {
    const [fuel] = errors('<script>function forever() { for (;;); } forever();</script>');
    expect([fuel?.['reason'], functionsOf(fuel)]).toEqual(['fuel', ['forever', '']]);
    const [thrown] = errors('<script>(function thrower() { throw { my: 1 }; })();</script>');
    expect(thrown).toMatchObject({ message: 'Uncaught {"my":1}', stack: [{ function: 'thrower' }, { function: '' }] });
  });

  test('outside functions have no stack', () => {
    const [error] = errors('<log expr="nowhere"/>');
    expect(error).not.toHaveProperty('stack');
    expect(error).toMatchObject({ tagname: 'log', attribute: 'expr', line: 12, column: 35 });
  });

  test('of endless recursion tell of a few calls only', () => {
    const [error] = errors('<script>function f() { f(); } f();</script>');
    expect(error?.['reason']).toBe('depth');
    expect(functionsOf(error).length).toBe(33);
  });

  test('that are caught leave nothing behind', () => {
    const [error] = errors('<script>function f() { try { dn({}); } catch (e) { nowhere; } } f();</script>');
    expect(functionsOf(error)).toEqual(['f', '']);
  });

  test('in data that a session is started with have the place of the document, not one of another expression', () => {
    const deep = JSON.parse(`${'['.repeat(130)}${']'.repeat(130)}`);
    const chart = start('<datamodel><data id="d"/></datamodel><state id="a"/>', { data: { d: deep } });
    expect(chart.errors).toEqual([expect.objectContaining({ message: 'RangeError: Data is nested too deeply', tagname: 'data', line: 1 })]);
  });
});
