/** What the README shows is true. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { Statewire } from 'statewire';
import { assigner, MemoryPresence } from 'statewire/assigner';
import { TemporaryFolder } from './temporary-folder.js';

const readme = readFileSync(fileURLToPath(new URL('../../extensions/assigner/README.md', import.meta.url)), 'utf8');
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);

test('its chart has no diagnostic and ends in a final state', async () => {
  const presence = new MemoryPresence();
  presence.setPresence('user1', { online: true, activity: 'available' });
  const users = [{ id: 'user1', capabilities: ['+c2cagent'], skills: ['spanish'] }];
  await using statewire = new Statewire({ extensions: [assigner({ presence, users })] });
  const [chart = ''] = blocks('xml');
  expect(statewire.check(chart)).toEqual([]);
  const { configuration, data } = await statewire.start(chart).ended();
  expect([configuration, data['agentId']]).toEqual([['assigned'], 'user1']);
});

test('its files configure the agent assigner', () => {
  const [ini = ''] = blocks('ini');
  const [external = '', system = ''] = blocks('toml');
  using folder = new TemporaryFolder({ 'wac.ini': ini, 'config/agentassigner.toml': external });
  expect(folder.read()).toEqual({ enabled: true, externalAssignerUrl: 'https://assigner.example.com/assign' });
  folder.write({ 'config/agentassigner.toml': system });
  expect(folder.read()).toMatchObject({ enabled: true, order: 'roundRobin', users: [{ skills: ['spanish'] }, { agentID: '5002' }] });
});

test('its table of keys names every key', () => {
  const named = [...readme.matchAll(/^\| `(\w+)` +\| .*\|.*\|$/gm)].map(([, key]) => key);
  const [, complaint = ''] = / there are (.*)$/.exec(messageOf(() => assigner({ presence: new MemoryPresence(), ...{ wrong: 1 } }))) ?? [];
  const keys = complaint.split(', ').filter((key) => key !== 'enabled');
  expect(keys.length).toBeGreaterThan(5);
  expect(named).toEqual(expect.arrayContaining(keys));
});

function messageOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
