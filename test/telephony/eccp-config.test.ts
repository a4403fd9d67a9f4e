/** The ECCP adapter out of a file and an address. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'smol-toml';
import { readEccpAddress } from '../../src/cli/run/eccp-adapter.js';
import { readEccpConfig } from '../../src/telephony/eccp/read-config.js';
import { eccpAdapter } from '../../src/telephony/eccp.js';

describe('a configuration', () => {
  test('has the names of the options, agents as a list, and may be a block of a larger file', () => {
    const toml = `
host = "pbx"
port = 20005
user = "console"
password = "p"
switch = "pbx"
dndBreak = "DND"
defaultBreak = 2
logoutOnCall = "afterCall"
otherBreak = "keep"
[breaks]
EndOfShift = 3
[[agents]]
number = "Agent/9000"
password = "s"
id = "5000"
dn = "7001"
extension = "101"
`;
    const expected = {
      ...{ host: 'pbx', port: 20005, username: 'console', password: 'p', switch: 'pbx', dndBreak: 'DND', defaultBreak: 2 },
      ...{ logoutOnCall: 'afterCall', otherBreak: 'keep', breaks: { EndOfShift: 3 } },
      agents: [{ number: 'Agent/9000', password: 's', id: '5000', dn: '7001', extension: '101' }],
    };
    expect(readEccpConfig(parse(toml))).toEqual(expected);
    expect(readEccpConfig({ other: 1, eccp: parse(toml) })).toEqual(expected);
  });

  test('can have agents as passwords by number', () => {
    expect(readEccpConfig(parse('[agents]\n"SIP/201" = "s"'))).toEqual({ agents: [{ number: 'SIP/201', password: 's' }] });
  });

  test.each([
    ['hots = "x"', /^there is no "hots"; there are host, port, /],
    ['port = "x"', /^port must be a whole number$/],
    ['tls = 1', /^tls must be true or false$/],
    ['logoutOnCall = "never"', /^logoutOnCall must be force or refuse or afterCall$/],
    ['dndBreak = true', /^dndBreak must be the id or the name of a break$/],
    ['[breaks]\nx = true', /^breaks must be a table of breaks by reason$/],
    ['agents = 1', /^agents must be a list of agents, or a table of passwords by agent number$/],
    ['[agents]\n"SIP/201" = 7', /^agents.SIP\/201 must be a text$/],
    ['[[agents]]\nid = "1"', /^agents\[0\].number is missing$/],
    ['[[agents]]\nnumber = "SIP/1"\npin = "1"', /^there is no "agents\[0\].pin"; there are number, /],
    ['agents = [1]', /^agents\[0\] must be a table$/],
  ])('%j is refused', (toml, message) => {
    expect(() => readEccpConfig(parse(toml))).toThrow(message);
  });

  test.each([
    [{ port: 70_000 }, /^port must be 1 to 65535, not 70000$/],
    [{ timeout: 0 }, /^timeout must be milliseconds, not 0$/],
    [{ loginLimit: -1 }, /^loginLimit must be milliseconds, not -1$/],
    [{ agentTimeout: 0.5 }, /^agentTimeout must be whole seconds, not 0.5$/],
    [{ agents: [{ number: '9000' }] }, /^an agent is written as Type\/Number, not 9000$/],
    [{ agents: [{ number: 'SIP/1' }, { number: 'SIP/1' }] }, /^two agents have the number SIP\/1$/],
    [
      {
        agents: [
          { number: 'SIP/1', dn: '1' },
          { number: 'SIP/2', dn: '1' },
        ],
      },
      /^two agents have the dn 1$/,
    ],
  ])('%j makes no adapter', (options, message) => {
    expect(() => eccpAdapter(options)).toThrow(message);
  });
});

test.each([
  ['eccp', {}],
  ['eccp:20005', { port: 20005 }],
  ['eccp:pbx.example', { host: 'pbx.example' }],
  ['eccp:pbx.example:20006', { host: 'pbx.example', port: 20006 }],
  ['eccp://127.0.0.1:20006', { host: '127.0.0.1', port: 20006 }],
  ['eccp:[::1]:20006', { host: '::1', port: 20006 }],
  ['eccp.mjs', undefined],
  ['./eccp', undefined],
  ['eccp:a:b', undefined],
])('the address %s', (name, expected) => {
  expect(readEccpAddress(name)).toEqual(expected);
});

test('the file in the documentation is one', () => {
  const [, toml = ''] =
    /```toml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../src/telephony/eccp/README.md', import.meta.url), 'utf8')) ?? [];
  expect(eccpAdapter(readEccpConfig(parse(toml))).supports.has('RequestSetDNDOn')).toBe(true);
});
