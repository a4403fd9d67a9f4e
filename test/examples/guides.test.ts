/** What the READMEs show is true: their programs compile, run and print what they say, and so do their commands. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { outputUntil } from '../telephony/eccp-process.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = `${ROOT}dist/src/cli/main.js`;
/** Inside the package, so that programs find it by name, and not under version control. */
const PROGRAMS = `${ROOT}dist/guides-${process.pid}/`;
/** A machine under load takes its time. */
const PATIENCE = 60_000;

/** The blocks of a language in a README, in order. */
function blocks(file: string, language: string): readonly string[] {
  const text = readFileSync(ROOT + file, 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block]) => block ?? '');
}

const programs = ['README.md', 'extensions/README.md', 'scxml/README.md'].flatMap((file) =>
  blocks(file, 'ts').map((text, i) => ({ name: `${file} ${i + 1}`, text, file: `${PROGRAMS}${file.replaceAll(/\W/g, '-')}-${i}.ts` })),
);

/** What a program says that it prints: the comments behind its calls of console.log. */
function promised(text: string): string {
  return [...text.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => `${line}\n`).join('');
}

describe('programs in READMEs', () => {
  let problems: readonly string[] = ['not compiled'];

  beforeAll(() => {
    mkdirSync(PROGRAMS, { recursive: true });
    for (const { file, text } of programs) writeFileSync(file, text);
    const { options } = ts.convertCompilerOptionsFromJson(
      { strict: true, target: 'ES2022', lib: ['ES2023', 'ESNext.Disposable'], module: 'NodeNext', skipLibCheck: true, types: ['node'] },
      ROOT,
    );
    const program = ts.createProgram(
      programs.map(({ file }) => file),
      options,
    );
    problems = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    program.emit();
  }, PATIENCE);

  afterAll(() => rmSync(PROGRAMS, { recursive: true, force: true }));

  test('there are four, and they compile', () => {
    expect(programs.map(({ name }) => name)).toEqual(['README.md 1', 'README.md 2', 'extensions/README.md 1', 'scxml/README.md 1']);
    expect(problems).toEqual([]);
  });

  test.each(programs)(
    '$name prints what it says',
    ({ file, text }) => {
      expect(promised(text)).not.toBe('');
      const built = file.replace(/\.ts$/, '.js');
      expect(execFileSync(process.execPath, [built], { cwd: ROOT, encoding: 'utf8' })).toBe(promised(text));
    },
    PATIENCE,
  );
});

describe('the README for newcomers', () => {
  const [logout, error, checked] = blocks('README.md', 'text');
  const [document = ''] = blocks('README.md', 'xml');

  test('has less than 200 lines', () => {
    expect(readFileSync(`${ROOT}README.md`, 'utf8').split('\n').length).toBeLessThan(200);
  });

  test(
    'shows what npm start prints',
    () => {
      const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: { start: string } };
      const [command = '', ...words] = scripts.start.split(' ');
      expect(command).toBe('node');
      const printed = execFileSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' });
      expect(printed).toContain(logout);
      expect(printed).toContain(error);
    },
    PATIENCE,
  );

  test('shows what check prints for its document', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guides-'));
    try {
      writeFileSync(join(folder, 'break.scxml'), document);
      const { stdout, status } = spawnSync(process.execPath, [CLI, 'check', 'break.scxml'], { cwd: folder, encoding: 'utf8' });
      expect({ stdout, status }).toEqual({ stdout: checked, status: 1 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the commands in READMEs', () => {
  const commands = ['scxml/README.md', 'README.md']
    .flatMap((file) => blocks(file, 'sh'))
    .flatMap((block) => block.trimEnd().split('\n'))
    .filter((command) => !command.startsWith('npm '));

  /** The call centre for those commands that want one on the default port; any port will do here. */
  let callCentre: ChildProcess | undefined;
  let env: NodeJS.ProcessEnv = process.env;

  beforeAll(async () => {
    const started = spawn(process.execPath, [CLI, 'sim', 'eccp', '--port', '0'], { stdio: 'pipe' });
    callCentre = started;
    const port = /listens on \S+:(\d+)/.exec(await outputUntil(started, /listens on \S+:\d+;/))?.[1];
    env = { ...process.env, ECCP_PORT: port };
  }, PATIENCE);

  afterAll(() => {
    callCentre?.kill('SIGKILL');
  });

  test('there is at least one for each strategy', () => {
    expect(commands.length).toBeGreaterThanOrEqual(8);
  });

  test.each(commands)(
    '%s ends in a final state',
    (command) => {
      const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      expect(words.slice(0, 3)).toEqual(['npx', 'statewire', 'run']);
      const { status, stdout } = spawnSync(process.execPath, [CLI, ...words.slice(2)], { cwd: ROOT, encoding: 'utf8', input: '', env });
      expect({ status, end: /^.* end {2,}final state reached/m.test(stdout) }).toEqual({ status: 0, end: true });
    },
    PATIENCE,
  );
});
