import { describe, expect, test } from '@jest/globals';
import { type AgentPresence, followPresence } from '../../src/callcenter/presence.js';
import { NOON, running } from './support.js';

describe('presence of agents', () => {
  test('is told of all at first, and then of each change', () => {
    const { center, clock } = running();
    const told: AgentPresence[] = [];
    const end = followPresence(center, (presence) => told.push(presence));
    expect(told.map(({ agent, online, activity }) => [agent, online, activity])).toEqual(
      ['Agent/9000', 'Agent/9001', 'Agent/9003', 'SIP/201'].map((agent) => [agent, false, 'unknown']),
    );
    told.length = 0;
    center.logIn('SIP/201', '201');
    clock.advance(100);
    center.startBreak('SIP/201', 2);
    center.endBreak('SIP/201');
    center.control({ command: 'placeCall', queue: '502', phone: '1' });
    clock.advance(2_000);
    center.hangUp('SIP/201');
    clock.advance(100);
    center.control({ command: 'setSwitch', up: false });
    center.control({ command: 'setSwitch', up: true });
    expect(told.map(({ activity }) => activity)).toEqual([
      'available',
      'away',
      'available',
      'busy',
      'available',
      'busy',
      'available',
      'unknown',
    ]);
    expect(told[0]).toEqual({ agent: 'SIP/201', online: true, activity: 'available', connectedAt: NOON + 40 });
    end();
    center.logIn('SIP/201', '201');
    clock.advance(100);
    expect(told).toHaveLength(8);
  });
});
