import { describe, expect, test } from '@jest/globals';
import { CodeTable } from '../../src/datamodel/ecmascript/generate/code-table.js';
import { OUTERMOST } from '../../src/datamodel/ecmascript/generate/frame.js';
import { DEFAULT_LIMITS } from '../../src/datamodel/ecmascript/limits.js';
import { GlobalNames } from '../../src/datamodel/ecmascript/session/names.js';
import { SourceUnit } from '../../src/datamodel/ecmascript/session/source-unit.js';
import { Units } from '../../src/datamodel/ecmascript/session/units.js';
import { processZone } from '../../src/datamodel/ecmascript/time-zone.js';
import { looseText } from '../../src/diagnostics/source.js';

/** The expression as a document has it, compiled. */
function unit(text: string): SourceUnit<unknown> {
  const names = new GlobalNames([], true);
  const shared = { names, units: new Units(), limits: DEFAULT_LIMITS, zone: processZone, code: new CodeTable() };
  const made = new SourceUnit<unknown>(looseText(text, 'log', 'expr'), shared, undefined, 'expression', (g, tree) => g.expression(tree));
  made.prepare();
  return made;
}

describe('an expression without functions allocates no environment', () => {
  test.each(['n + 1', 'n < 10 && _event.data.x == 3', '[n, { a: n }]', 'f(n).b[0]', 'n = m ?? `${n}`'])('%s', (text) => {
    expect(unit(text).frame()).toBe(OUTERMOST);
  });

  test('functions bring the environments of their calls, and the expression around them none', () => {
    expect(unit('list.map((x) => { let y = x; return y; })').frame()).toBe(OUTERMOST);
  });
});
