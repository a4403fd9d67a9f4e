/** Every strategy that ships loads without any diagnostic, warnings included. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { printDiagnostic, Statewire } from 'statewire';
import { agent } from 'statewire/agent';
import { assigner } from 'statewire/assigner';
import { simulatedTServer } from 'statewire/telephony';

const FOLDER = fileURLToPath(new URL('../../scxml/', import.meta.url));
const strategies = readdirSync(FOLDER).filter((file) => file.endsWith('.scxml'));
const readme = readFileSync(`${FOLDER}README.md`, 'utf8');
const tests = readdirSync(fileURLToPath(new URL('.', import.meta.url)));

describe('strategies that ship', () => {
  test('there are at least six', () => {
    expect(strategies.length).toBeGreaterThanOrEqual(6);
  });

  test.each(strategies)('%s has no diagnostic', async (file) => {
    await using statewire = new Statewire({ extensions: [agent({ adapter: simulatedTServer().adapter() }), assigner({ enabled: false })] });
    const diagnostics = statewire.check(readFileSync(FOLDER + file, 'utf8'), FOLDER + file);
    expect(diagnostics.map((diagnostic) => printDiagnostic(diagnostic))).toEqual([]);
  });

  test.each(strategies)('%s is in the table for designers and has a scenario test', (file) => {
    expect(readme).toContain(`[\`${file}\`](${file})`);
    expect(tests).toContain(file.replace('.scxml', '.test.ts'));
  });
});
