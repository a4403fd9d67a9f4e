import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readCallCenterConfig } from '../../../src/callcenter/config/read-config.js';

function mistakeIn(text: string): string {
  try {
    readCallCenterConfig(text, 'center.toml');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing is wrong';
}

describe('mistakes in a configuration are told with file, line, key and what to write instead', () => {
  test.each([
    ['queues = [', /^center\.toml:\d+:\d+: /],
    ['qeues = []', 'center.toml:1: qeues is not known here; did you mean "queues"?'],
    [
      '\n[[queues]]\nnumber = "501"\n[[queues]]\nnumber = 502',
      'center.toml:5: queues[1].number must be digits in quotes, such as "501", not 502',
    ],
    [
      '[[queues]]\nnumber = "1"\nstrategy = "leastrecnt"',
      /^center\.toml:3: queues\[0\]\.strategy must be .*; did you mean "leastrecent"\?$/,
    ],
    ['[[queues]]\nname = "x"', 'center.toml:1: queues[0].number is missing; it must be digits in quotes, such as "501"'],
    [
      '[[agents]]\nnumber = "9000"',
      'center.toml:2: agents[0].number must be a type and a number, such as "Agent/9000" or "SIP/1001", not "9000"',
    ],
    [
      '[[queues]]\nnumber = "501"\n[[agents]]\nnumber = "SIP/1"\nqueues = ["510"]',
      'center.toml:3: agents[0]: there is no queue 510; did you mean "501"?',
    ],
    ['[[breaks]]\nid = 1\nname = "a"\n[[breaks]]\nid = 1\nname = "b"', 'center.toml:4: breaks[1]: 1 is there twice'],
    ['[timing]\nansweer = 3', 'center.toml:2: timing.answeer is not known here; did you mean "answer"?'],
    ['[timing]\nanswer = -1', 'center.toml:2: timing.answer must be a number of 0 or more, not -1'],
    ['[traffic]\nanswerRate = 2', 'center.toml:2: traffic.answerRate must be a number of 0 to 1, not 2'],
    ['agentsConf = """\n[1]\nackcal=no\n"""', 'center.toml: agentsConf:2: there is no option "ackcal"; did you mean "ackcall"?'],
    ['agentsConfFile = "none.conf"', /^center\.toml:1: agentsConfFile cannot be read: /],
    [
      'agentsConf = "[1]"\n[[agents]]\nnumber = "Agent/2"',
      'center.toml:2: agents[0]: Agent/2 is not in agents.conf; add the section [2] there',
    ],
    ['trunks = ["a"]\n[[routes]]\npattern = "_9Q"\ntrunk = "a"', /^center\.toml:3: routes\[0\]\.pattern is no pattern; /],
    [
      '[[forms]]\nid = 1\n[[forms.fields]]\nid = 1\nlabel = "x"\ntype = "LIST"',
      'center.toml:3: forms[0].fields[0].options is missing; a list needs its values',
    ],
    [
      '[[queues]]\nnumber = "5"\n[[campaigns]]\ntype = "incoming"\nid = 1\nname = "c"\nqueue = "5"\nstartDate = 2026-01-01',
      /^center\.toml:8: campaigns\[0\]\.startDate must be a date such as "2026-01-31", in quotes/,
    ],
    ['agents = 3', 'center.toml:1: agents must be a list of tables, not 3'],
    ['timing = 3', 'center.toml:1: timing must be a table, not 3'],
  ])('%j', (text, message) => {
    if (typeof message === 'string') expect(mistakeIn(text)).toBe(message);
    else expect(mistakeIn(text)).toMatch(message);
  });
});

describe('a configuration', () => {
  test('leaves keys to others that are theirs', () => {
    expect(readCallCenterConfig('[server]\nport = 1', 'center.toml', { others: ['server'] }).agents).toEqual([]);
  });

  test('takes agents.conf from a file beside it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'callcenter-'));
    writeFileSync(join(folder, 'agents.conf'), '[7]\nfullname=Seven\n');
    const config = readCallCenterConfig('agentsConfFile = "agents.conf"\n[[agents]]\nnumber = "Agent/7"', join(folder, 'center.toml'));
    expect(config.agents[0]).toMatchObject({ name: 'Seven', pool: { fullName: 'Seven' } });
  });
});
