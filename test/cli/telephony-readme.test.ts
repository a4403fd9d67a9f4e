/** What `src/telephony/README.md` says is so: its steps, its program, its configuration and its list of rules. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { readSimulatedConfig } from '../../src/telephony/simulated/read-config.js';
import { finished, mainFile, ROOT } from './command.js';

/** A machine under load takes its time. */
const PATIENCE = 60_000;
const README = readFileSync(join(ROOT, 'src/telephony/README.md'), 'utf8');
const CONTRACT = readFileSync(join(ROOT, 'src/telephony/contract.ts'), 'utf8');
/** Inside the package, so that programs find it by name, and not under version control. */
const workshop = join(ROOT, `dist/telephony-readme-${process.pid}`);

/** The blocks of a language, in order, without the indentation of their list. */
function blocks(language: string): readonly string[] {
  const pattern = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm');
  return [...README.matchAll(pattern)].map(([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

beforeAll(() => {
  mkdirSync(workshop, { recursive: true });
  cpSync(join(ROOT, 'scxml/end-of-shift.scxml'), join(workshop, 'end-of-shift.scxml'));
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

test(
  'the steps, one after the other',
  async () => {
    const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
    expect(commands.map((command) => command.split(' ').slice(0, 3).join(' '))).toEqual([
      'statewire adapter init',
      'node --test fritz/adapter.test.mjs',
      'statewire adapter test',
      'statewire adapter test',
      'statewire run --adapter',
    ]);
    for (const command of commands) {
      const [program, ...args] = command.split(' ');
      const { code, stderr } = await finished(process.execPath, program === 'statewire' ? [mainFile(), ...args] : args, { cwd: workshop });
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
    }
  },
  PATIENCE,
);

test(
  'the program prints what stands below it',
  async () => {
    const [program = ''] = blocks('ts');
    const { outputText } = ts.transpileModule(program, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    writeFileSync(join(workshop, 'program.mjs'), outputText);
    expect(await finished(process.execPath, ['program.mjs'], { cwd: workshop })).toEqual({
      code: 0,
      stdout: blocks('text')[0],
      stderr: '',
    });
  },
  PATIENCE,
);

test('the configuration is one', () => {
  expect(readSimulatedConfig(blocks('toml')[0] ?? '')).toMatchObject({ switch: 'lab', calls: [{ every: 60_000 }], faults: [{ times: 2 }] });
});

describe('the rules', () => {
  test('are those of the contract, word for word', () => {
    const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
    const contract = /^ \* 1\. [\s\S]*?(?=^ \*\/)/m.exec(CONTRACT)?.[0].replaceAll(/^ \*/gm, '') ?? '';
    const readme = /^### The rules\n([\s\S]*?)(?=^##)/m.exec(README)?.[1] ?? '';
    expect(words(readme)).toBe(words(contract));
  });
});
