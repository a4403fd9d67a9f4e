import { readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { ecmascript } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { dataSession } from './support.js';

/**
 * Programs in files by section of ECMA-262, parted by lines of `//---`. Each writes lines with `out`, `t` (what a function
 * returns or throws) and `d` (a property's descriptor); the host's own engine must write the same ones.
 */
const FOLDER = new URL('./conformance/', import.meta.url);
const PRELUDE = readFileSync(new URL('prelude.txt', FOLDER), 'utf8');
/** What newer hosts list beside ES2023: it is not in question. */
const NEWER =
  /^"(?:Symbol\.(?:asyncD|d)ispose|Math\.f16round|Error\.isError|JSON\.(?:isR|r)awJSON|RegExp\.escape|IP\.(?!Symbol\(Symbol\.iterator\)).*|Set\.prototype\.(?:difference|intersection|is\w+Of|isDisjointFrom|symmetricDifference|union)) /;
const model = ecmascript({ fuel: 5e6, memory: 1e9, quota: 1e9 });

/** Lines that the program writes, and the name of the error that ends it. */
function byUs(program: string): string[] {
  const compiler = model.compiler({ globals: [] });
  const [prelude, script] = [PRELUDE, program].map((text) => compiler.script(looseText(text, 'script')));
  const result = compiler.value(looseText('result()', 'log', 'expr'));
  const store = compiler.create(dataSession());
  store.begin();
  prelude!(store);
  let end = '';
  try {
    script!(store);
  } catch (error) {
    if (!(error instanceof DataModelError)) throw error;
    end = /^\w+/.exec(error.message)![0];
  }
  return [...`${result(store)}`.split('\n'), end];
}

function byHost(program: string): string[] {
  const context = createContext({});
  runInContext(PRELUDE, context);
  let end = '';
  try {
    runInContext(program, context, { timeout: 5000 });
  } catch (error) {
    end = (error as Error).name;
  }
  const lines = `${runInContext('result()', context)}`.split('\n');
  return [...lines.filter((line) => !NEWER.test(line)), end];
}

const programs = new URL('programs/', FOLDER);
for (const file of readdirSync(programs).sort()) {
  const blocks = readFileSync(new URL(file, programs), 'utf8').split(/^\/\/---\n/m);
  describe(`ECMA-262 ${file.replace('.txt', '').replace(/-(?=[a-z])/g, ' ')}`, () => {
    test.each(blocks.map((block) => [block.split('\n')[0]!.slice(0, 100), block]))('%s', (_title, block) => {
      expect(byUs(block)).toEqual(byHost(block));
    });
  });
}
