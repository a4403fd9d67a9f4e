import { describe, expect, test } from '@jest/globals';
import { runningWith, SMALL } from '../support.js';

describe('what happened long ago', () => {
  test('is forgotten in whole calls, so that counts and log still agree', () => {
    const run = runningWith(`keepLog = 100\n${SMALL}`);
    const place = (patience?: number) =>
      run.center.control({ command: 'placeCall', queue: '501', phone: '1', ...(patience !== undefined && { patience }) });
    place(); // the first call waits on, and is kept
    for (let i = 0; i < 500; i++) {
      place(10);
      run.clock.advance(20);
    }
    const log = run.center.log({ type: 'incoming', campaign: 1 });
    expect(log.length).toBeLessThanOrEqual(101);
    expect(log[0]).toMatchObject({ id: 1, kind: 'onQueue' });
    expect(log.at(-1)?.id).toBe(1_001);
    const counts = run.center.campaignStatus('incoming', 1)?.status.counts;
    expect(counts).toMatchObject({ onQueue: 1, abandoned: log.filter(({ kind }) => kind === 'abandoned').length });
    expect(run.center.callInfo({ type: 'incoming', id: 2 })).toBeUndefined();
    expect(run.center.callInfo({ type: 'incoming', id: 501 })?.status).toBe('abandoned');
  });
});
