import { describe, expect, test } from '@jest/globals';
import { DEFAULT_CONFIG } from '../../../src/callcenter/config/default-config.js';
import { readCallCenterConfig } from '../../../src/callcenter/config/read-config.js';

describe('the call centre without a configuration', () => {
  const config = readCallCenterConfig(DEFAULT_CONFIG, 'default.toml');

  test('has agents of all four kinds, one of them inactive', () => {
    expect(new Set(config.agents.map(({ type }) => type))).toEqual(new Set(['Agent', 'SIP', 'PJSIP', 'IAX2']));
    expect(config.agents.filter(({ active }) => !active)).toHaveLength(1);
  });

  test('has breaks: one inactive, one for hold, one for do-not-disturb', () => {
    expect(config.breaks.map(({ id, active, class: kind }) => [id, active, kind])).toEqual([
      [1, true, 'hold'],
      [2, true, 'break'],
      [3, true, 'break'],
      [4, false, 'break'],
      [5, true, 'break'],
    ]);
  });

  test('has campaigns of both types, forms, contacts and callers', () => {
    expect(config.campaigns.map(({ type, id, calls }) => [type, id, calls.length])).toEqual([
      ['incoming', 1, 0],
      ['outgoing', 1, 30],
      ['outgoing', 2, 0],
      ['outgoing', 3, 20],
    ]);
    expect(config.forms[0]?.fields.map(({ type }) => type)).toEqual(['TEXT', 'TEXT', 'LIST', 'DATE', 'TEXTAREA', 'LABEL']);
    expect(config.contacts).toHaveLength(3);
    expect(config.traffic.arrivals).toHaveLength(3);
  });
});
