/** The files of an administrator, the program's own configuration, and which of them counts. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type AssignerConfig, assigner, MemoryDirectory, MemoryPresence } from 'statewire/assigner';
import { TemporaryFolder } from './temporary-folder.js';

const TOML = 'config/agentassigner.toml';
const URL_A = 'http://a.example/assign';
const URL_B = 'https://b.example/assign';

describe('config/agentassigner.toml', () => {
  test.each([
    ['no TOML', 'order = "connection"\nexternalAssignerUrl = http://a', 2],
    ['a string that does not end', '\n\nexternalAssignerUrl = "http://a', 3],
    ['a key that is there twice', `externalAssignerUrl = "${URL_A}"\nexternalAssignerUrl = "${URL_B}"`, 2],
    ['a key at top level and in the section', `order = "connection"\n[agentassigner]\norder = "roundRobin"`, 1],
    ['a misspelt key', `\nexternalAssignerURL = "${URL_A}"`, 2],
    ['a misspelt section', `# ours\n[agentasigner]\nexternalAssignerUrl = "${URL_A}"`, 2],
    ['a section that is a value', 'agentassigner = 1', 1],
    ['a text for what must be a number', '[agentassigner]\ntimeout = "5s"', 2],
    ['no time', 'timeout = 0', 1],
    ['an order that there is not', '\norder = "random"', 2],
    ['an empty URL', 'externalAssignerUrl = ""', 1],
    ['a URL of another protocol', 'externalAssignerUrl = "ftp://a.example/"', 1],
    ['a URL with a password', 'externalAssignerUrl = "http://user:secret@a.example/"', 1],
    ['a header that is none', '\n[headers]\n"a b" = "x"', 2],
    ['a user without id', 'timeout = 1\n[[users]]\nskills = ["es"]', 2],
    ['a user with skills that are no list', '[[agentassigner.users]]\nid = "a"\nskills = "es"', 1],
    ['a user without id after one that is right', '[[users]]\nid = "a"\n\n[[users]]\nskills = ["es"]', 4],
    ['two users with one id', '[[users]]\nid = "a"\n[[users]]\nid = "b"\n[[users]]\nid = "a"', 5],
    ['two users with one agent ID', '[agentassigner]\nusers = [{ id = "a", agentID = "1" }, { id = "b", agentID = "1" }]', 2],
    ['enabled, which is not said here', 'enabled = true', 1],
  ])('%s stops the start with file and line', (_, text, line) => {
    using folder = new TemporaryFolder({ 'wac.ini': '[agentassigner]', [TOML]: text });
    const place = `${join(folder.path, TOML)}:${line}:`;
    expect(() => folder.read()).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining(place) }));
  });

  test('every key may stand at top level or in the section', () => {
    const keys = 'timeout = 100\norder = "roundRobin"\nifNoneAvailable = "any"\nmaxAnswerBytes = 10\nheaders = { authorization = "x" }';
    const expected = { timeout: 100, order: 'roundRobin', ifNoneAvailable: 'any', maxAnswerBytes: 10, headers: { authorization: 'x' } };
    for (const section of ['', '[agentassigner]\n']) {
      using folder = new TemporaryFolder({ [TOML]: section + keys });
      expect(folder.read()).toEqual({ ...expected, enabled: false });
    }
  });

  test('users come with capabilities, skills, agent ID and DN', () => {
    const user = { id: 'user1@domain', capabilities: ['+c2cagent'], skills: ['es'], agentID: '5001', dn: '7001', switch: 'sim' };
    const text = Object.entries(user).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
    using folder = new TemporaryFolder({ [TOML]: `\uFEFF[[users]]\r\n${text.join('\r\n')}\r\n` });
    expect(folder.read().users).toEqual([user]);
  });

  test('a file that is there and cannot be read stops the start', () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, TOML), { recursive: true });
    expect(() => folder.read()).toThrow(expect.objectContaining({ code: 'FILE_NOT_READABLE', message: expect.stringContaining(TOML) }));
  });
});

describe('wac.ini', () => {
  test.each([
    '[agentassigner]',
    '\uFEFF[agentassigner]\r\n',
    '[other]\nx = 1\n\n[agentassigner]\nmain = anything\n',
    '  [agentassigner]  \n',
    '[agentassigner] ; since Monday',
    'x[] = 1\n[agentassigner] # ours\nx[] = 1',
  ])('%j enables', (text) => {
    using folder = new TemporaryFolder({ 'wac.ini': text });
    expect(folder.read().enabled).toBe(true);
  });

  test.each([
    '',
    '# [agentassigner]',
    '[agentassigners]',
    '[AgentAssigner]',
    'agentassigner',
    'agentassigner = [agentassigner]',
    'agentassigner[] = 1',
  ])('%j does not', (text) => {
    using folder = new TemporaryFolder({ 'wac.ini': text });
    expect(folder.read().enabled).toBe(false);
  });

  test('a block whose name is not closed stops the start with file and line', () => {
    using folder = new TemporaryFolder({ 'wac.ini': '[other]\n[agentassigner\n' });
    expect(() => folder.read()).toThrow(`${join(folder.path, 'wac.ini')}:2:`);
  });
});

describe('precedence', () => {
  const files = { 'wac.ini': '[agentassigner]', [TOML]: `externalAssignerUrl = "${URL_A}"\ntimeout = 100` };
  const announced = (config: AssignerConfig): readonly string[] => {
    const log: string[] = [];
    assigner({ presence: new MemoryPresence(), log: (message) => log.push(message), ...config });
    return log;
  };

  test('the program counts before the files, and what it leaves out or gives as undefined comes from them', () => {
    using folder = new TemporaryFolder(files);
    expect(folder.read()).toEqual({ enabled: true, externalAssignerUrl: URL_A, timeout: 100 });
    expect(folder.read({ externalAssignerUrl: URL_B, timeout: undefined })).toEqual({
      enabled: true,
      externalAssignerUrl: URL_B,
      timeout: 100,
    });
    expect(announced(folder.read({ externalAssignerUrl: URL_B }))).toEqual([
      `Agent assigner configured with external assigner at: ${URL_B}`,
    ]);
  });

  test('externalAssignerUrl: null means the system assigner, whatever the file says', () => {
    using folder = new TemporaryFolder(files);
    expect(announced(folder.read({ externalAssignerUrl: null }))).toEqual(['Agent assigner will use system assigner']);
  });

  test('enabled counts before wac.ini, both ways', () => {
    using folder = new TemporaryFolder(files);
    expect(announced(folder.read({ enabled: false }))).toEqual([]);
    using empty = new TemporaryFolder();
    expect(announced(empty.read({ enabled: true }))).toEqual(['Agent assigner will use system assigner']);
  });

  test('a program that reads no files enables it by making it', () => {
    expect(announced({})).toEqual(['Agent assigner will use system assigner']);
  });
});

describe('options of a program', () => {
  test.each([
    ['timeout', Number.NaN],
    ['maxAnswerBytes', 1.5],
    ['order', 'id'],
    ['ifNoneAvailable', 'all'],
    ['externalAssignerUrl', '/assign'],
    ['headers', { a: 1 }],
    ['users', {}],
    ['users', [{ id: 'a', name: 'b' }]],
    ['enabled', 'yes'],
    ['externalUrl', URL_A],
  ])('%s: %j cannot be meant', (key, value) => {
    const options = { presence: new MemoryPresence(), [key]: value };
    expect(() => assigner(options)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining(key) }));
  });

  test('an id, an agent ID or a DN of two users cannot be meant', () => {
    const user = { id: 'a', agentID: '1', dn: '7', switch: 'north' };
    expect(() => new MemoryDirectory([user, { id: 'a' }])).toThrow('user a is there twice');
    expect(() => new MemoryDirectory([user, { id: 'b', agentID: '1' }])).toThrow('agent ID 1');
    expect(() => new MemoryDirectory([user, { id: 'b', dn: '7' }])).toThrow('DN 7');
    const south = { id: 'b', dn: '7', switch: 'south' };
    const directory = new MemoryDirectory([user, south]);
    expect([directory.byDN('7', 'south'), directory.byDN('7', 'east'), directory.byAgentID('1')]).toEqual([south, undefined, user]);
  });
});
