import { describe, expect, test } from '@jest/globals';
import { AdapterEvents } from '../../src/telephony/adapter-events.js';
import { ERROR_CODES, errorText, telephonyError } from '../../src/telephony/error-codes.js';
import { describeTrace, observed, type TelephonyTrace } from '../../src/telephony/observe.js';
import { setup } from './support.js';

describe('observed', () => {
  test('tells every request, its acceptance or rejection, and every event, in order', async () => {
    const { adapter, pass } = await setup();
    const traces: TelephonyTrace[] = [];
    const watched = observed(adapter, (trace) => traces.push(trace));
    await Promise.all([
      watched.request({ name: 'RequestAgentLogout', thisDN: '7001', switch: 'sim', agentID: '5001', reasons: { ReasonCode: 'end' } }),
      pass(),
    ]);
    await expect(
      watched.request({ name: 'RequestAgentReady', thisDN: '7099', workMode: 'AutoIn', extensions: { A: 1 } }),
    ).rejects.toMatchObject({ code: 59 });
    expect(traces.map(describeTrace)).toEqual([
      '→ RequestAgentLogout 7001@sim agentID=5001 reasons={"ReasonCode":"end"}',
      '  RequestAgentLogout 7001@sim agentID=5001 reasons={"ReasonCode":"end"} accepted as #1',
      '← EventAgentLogout 7001 #1',
      '→ RequestAgentReady 7099 workMode=AutoIn extensions={"A":1}',
      '  RequestAgentReady 7099 workMode=AutoIn extensions={"A":1} rejected: 59 DN is not configured in CME: DN 7099',
    ]);
  });
});

describe('AdapterEvents', () => {
  const event = { name: 'EventLinkConnected', time: 0, server: 'x' } as const;

  test('the same listener subscribed twice is called twice, and each subscription ends by itself', () => {
    const events = new AdapterEvents();
    let calls = 0;
    const listener = (): void => void calls++;
    const first = events.subscribe(listener);
    events.subscribe(listener);
    events.emit(event);
    first();
    first();
    events.emit(event);
    expect([calls, events.size]).toEqual([3, 1]);
  });

  test('a listener that is unsubscribed by an earlier one does not get that event', () => {
    const events = new AdapterEvents();
    let called = false;
    events.subscribe(() => unsubscribe());
    const unsubscribe = events.subscribe(() => {
      called = true;
    });
    events.emit(event);
    expect(called).toBe(false);
  });

  test('what a listener throws is handed to whoever wants to know', () => {
    const failures: unknown[] = [];
    const events = new AdapterEvents((error) => failures.push(error));
    events.subscribe(() => {
      throw new Error('oops');
    });
    let reached = false;
    events.subscribe(() => {
      reached = true;
    });
    events.emit(event);
    expect(failures).toEqual([new Error('oops')]);
    expect(reached).toBe(true);
  });
});

describe('error codes', () => {
  test('an error carries code, constant and text, and says what it is about', () => {
    const error = telephonyError(59, 'DN 7099');
    expect(error).toMatchObject({
      name: 'TelephonyError',
      code: 59,
      symbol: 'TERR_NOT_CONFIGURED',
      text: 'DN is not configured in CME',
      detail: 'DN 7099',
    });
    expect(error.message).toBe('59 DN is not configured in CME: DN 7099');
    expect(telephonyError(54).message).toBe('54 No connection to the switch');
  });

  test('a code without a published constant is named after its number', () => {
    expect(telephonyError(187).symbol).toBe('TERR_187');
    expect(telephonyError(4711)).toMatchObject({ symbol: 'TERR_4711', text: 'Switch error 4711' });
    expect(errorText(185)).toBe('Set is in wrong state for invocation');
  });

  test('every code has a text', () => {
    for (const [code, { symbol, text }] of ERROR_CODES)
      expect([code, symbol.startsWith('TERR_'), text.length > 0]).toEqual([code, true, true]);
  });
});
