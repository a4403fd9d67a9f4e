import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SimulatedClock } from '../../../src/clock.js';
import { act, story, TALKING } from '../story.js';
import { linkedCall, loggedIn, running } from '../support.js';

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'callcenter-')), 'state.json');
}

describe('the state in a file', () => {
  test('goes on after a restart: logins, breaks, calls, log and what was planned', () => {
    const file = newFile();
    const before = running('', file);
    loggedIn(before, ['Agent/9000', '101'], ['SIP/201', '201']);
    linkedCall(before, '501', '5550100', 30_000);
    before.center.startBreak('SIP/201', 3);
    before.center.logIn('Agent/9001', '102');
    before.clock.advance(600);
    before.center.close();

    const after = running('', file, new SimulatedClock(before.clock.now()));
    expect(after.center.agentView('Agent/9000')).toEqual(before.center.agentView('Agent/9000'));
    expect(after.center.agentView('SIP/201')).toMatchObject({ status: 'paused', break: { id: 3 } });
    expect(after.center.log({ type: 'incoming', campaign: 1 })).toEqual(before.center.log({ type: 'incoming', campaign: 1 }));
    expect(after.center.inspect()).toEqual(before.center.inspect());
    after.clock.advance(60_000);
    expect(after.lines()).toEqual([
      '+250 agentLoggedIn Agent/9001',
      '+250 membership Agent/9001 login online 501,510',
      '+29050 callUnlinked Agent/9000 3',
    ]);
    expect(linkedCall(after).id).toBe(2);
  });

  test('what came due while nothing ran is made up for at once', () => {
    const file = newFile();
    const before = running('', file);
    before.center.logIn('SIP/201', '201');
    before.center.close();
    const after = running('', file, new SimulatedClock(before.clock.now() + 3_600_000));
    after.clock.advance(0);
    expect(after.lines()).toEqual(['+0 agentLoggedIn SIP/201']);
  });

  test('is saved now and then, whole, without leaving anything beside it', () => {
    const file = newFile();
    const run = running('', file);
    run.center.logIn('SIP/201', '201');
    run.clock.advance(2_000);
    expect(readdirSync(join(file, '..'))).toEqual(['state.json']);
    const after = running('', file, new SimulatedClock(run.clock.now()));
    expect(after.center.agentView('SIP/201')?.status).toBe('online');
  });

  test.each([
    ['not one at all', () => 'hello', 'is no saved state of a call centre'],
    ['empty', () => '', 'is no saved state of a call centre'],
    ['cut off', (text: string) => text.slice(0, -40), 'is damaged: its content is not what was written'],
    [
      'changed by hand',
      (text: string) => text.replace('"online"', '"offline"').replace('SIP/201', 'SIP/202'),
      'is damaged: its content is not what was written',
    ],
    [
      'of another version',
      (text: string) => text.replace('"version":1', '"version":2'),
      'is a saved state of version 2; this one reads version 1',
    ],
  ])('a file that is %s is refused', (_, change, message) => {
    const file = newFile();
    running('', file).center.close();
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(() => running('', file)).toThrow(
      expect.objectContaining({ code: 'BAD_SNAPSHOT', message: `${file} ${message}; delete it to begin afresh` }),
    );
  });

  test('agents who are new in the configuration begin afresh, those who are gone are left out', () => {
    const file = newFile();
    const before = running('', file);
    loggedIn(before, ['Agent/9000', '101']);
    before.center.close();
    const after = running('', file, new SimulatedClock(before.clock.now()));
    expect(after.center.agentView('Agent/9000')?.status).toBe('online');
    expect(after.center.queuesOf('Agent/9001')).toEqual(['501', '510']);
  });

  test('a restart at any moment changes nothing of what happens afterwards', () => {
    const file = newFile();
    fc.assert(
      fc.property(story, story, (before, after) => {
        rmSync(file, { force: true });
        const whole = running(TALKING);
        const first = running(TALKING, file);
        for (const run of [whole, first]) {
          run.center.start();
          act(run, before);
        }
        first.center.close();
        const second = running(TALKING, file, new SimulatedClock(first.clock.now()));
        act(whole, after);
        act(second, after);
        expect(whole.events.slice(0, first.events.length)).toEqual(first.events);
        expect(plain(whole.events.slice(first.events.length))).toEqual(plain(second.events));
        second.center.close();
      }),
      { numRuns: 12, seed: 44 },
    );
  });
});

/** Without what is undefined, which a file does not keep. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
