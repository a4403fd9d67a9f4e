import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';

/** One script a line, as a JSON string: what the host's own engine cannot parse must be refused, and only that. */
const SCRIPTS = readFileSync(new URL('conformance/syntax.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
/** What data models leave out on purpose is reported as such. */
const LEFT_OUT = /\*|async|await|\bwith\b/;

function byHost(script: string): 'legal' | 'illegal' {
  try {
    new Script(script);
    return 'legal';
  } catch {
    return 'illegal';
  }
}

describe('ECMA-262: early errors', () => {
  test.each(SCRIPTS)('%s', (line) => {
    const script = JSON.parse(line) as string;
    const compiler = ecmascriptDataModel.compiler({ globals: [] });
    compiler.script(looseText(script, 'script'));
    const codes = compiler.check().map(({ code }) => code);
    if (codes.includes('UNSUPPORTED_SYNTAX')) expect(script).toMatch(LEFT_OUT);
    else expect(codes.includes('EXPRESSION_SYNTAX') ? 'illegal' : 'legal').toBe(byHost(script));
  });
});
