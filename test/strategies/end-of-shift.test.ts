import { describe, expect, test } from '@jest/globals';
import type { Fault, RequestName } from 'statewire/telephony';
import { Scenario, type Setup } from './support.js';

const DND_OFF = 'RequestSetDNDOff 7001';
const NOT_READY = 'RequestAgentNotReady 7001 EndOfShift';
const LOGOUT = 'RequestAgentLogout 7001 EndOfShift';

/** The T-Server rejects a request of this name so often. */
function rejecting(request: RequestName, code: number, times = 1): Setup {
  return { prepare: (tserver) => tserver.fail({ kind: 'reject', request, code, times }) };
}

function failing(fault: Fault): Setup {
  return { prepare: (tserver) => tserver.fail(fault) };
}

describe('end of shift, when all goes well', () => {
  test('do-not-disturb off, not ready with the reason, logout: one after the other, and the agent is logged out', async () => {
    const shift = await Scenario.start('end-of-shift', { data: { dn: '7007' } });
    expect(shift.configuration).toEqual(['leaving', 'dnd_off', 'dnd_off_asking']);
    await shift.pass();
    expect(shift.requests).toEqual(['RequestSetDNDOff 7007', 'RequestAgentNotReady 7007 EndOfShift', 'RequestAgentLogout 7007 EndOfShift']);
    expect(shift.events).toEqual(['agent.setdnd.done', 'agent.setmediastate.done', 'agent.logout.done']);
    expect(shift.configuration).toEqual(['logged_out']);
    expect(shift.view).toMatchObject({ status: 'final', result: { result: 'logged_out', problems: [] }, timers: [] });
    expect(shift.tserver.dn('7007')).toMatchObject({ state: 'null', dnd: false });
  });

  test('data given at the start takes the place of the defaults', async () => {
    const shift = await Scenario.start('end-of-shift', { data: { dn: 7002, switchName: 'sim', agent: '5002', reason: 'Holiday' } });
    await shift.pass();
    expect(shift.configuration).toEqual(['logged_out']);
    expect(shift.traffic.flatMap((trace) => (trace.type === 'request' ? [trace.request] : []))).toMatchObject([
      { name: 'RequestSetDNDOff', thisDN: '7002', switch: 'sim', agentID: '5002' },
      { name: 'RequestAgentNotReady', thisDN: '7002', reasons: { ReasonCode: 'Holiday' } },
      { name: 'RequestAgentLogout', thisDN: '7002', reasons: { ReasonCode: 'Holiday' } },
    ]);
  });

  test('an agent who is logged out already counts as logged out', async () => {
    const shift = await Scenario.start('end-of-shift', { data: { dn: '7008' } });
    await shift.pass();
    expect(shift.configuration).toEqual(['logged_out']);
  });
});

describe('end of shift, when do-not-disturb or not ready fail', () => {
  test.each([
    ['RequestSetDNDOff', 'do-not-disturb off: unknown (50 Unrecognized error: DN 7001)'],
    ['RequestAgentNotReady', 'not ready: unknown (50 Unrecognized error: DN 7001)'],
  ] as const)('%s refused: noted, and the agent is logged out all the same', async (request, problem) => {
    const shift = await Scenario.start('end-of-shift', rejecting(request, 50));
    await shift.pass();
    expect(shift.requests).toEqual([DND_OFF, NOT_READY, LOGOUT]);
    expect(shift.view.result).toEqual({ result: 'logged_out', problems: [problem] });
  });

  test.each([
    ['RequestSetDNDOff', [DND_OFF, DND_OFF, NOT_READY, LOGOUT]],
    ['RequestAgentNotReady', [DND_OFF, NOT_READY, NOT_READY, LOGOUT]],
  ] as const)('%s with a server error once: tried again after the delay', async (request, requests) => {
    const shift = await Scenario.start('end-of-shift', rejecting(request, 54));
    await shift.pass(4999);
    expect(shift.configuration[0]).toBe('leaving');
    await shift.pass(200);
    expect(shift.requests).toEqual(requests);
    expect(shift.view.result).toEqual({ result: 'logged_out', problems: [] });
  });

  test.each([
    ['RequestSetDNDOff', [DND_OFF, DND_OFF, DND_OFF, NOT_READY, LOGOUT]],
    ['RequestAgentNotReady', [DND_OFF, NOT_READY, NOT_READY, NOT_READY, LOGOUT]],
  ] as const)('%s with server errors only: given up after the last attempt, then on', async (request, requests) => {
    const shift = await Scenario.start('end-of-shift', rejecting(request, 54, 3));
    await shift.pass(11_000);
    expect(shift.requests).toEqual(requests);
    expect(shift.view.result).toMatchObject({ result: 'logged_out', problems: [expect.stringContaining('servererror')] });
  });
});

describe('end of shift, when the logout fails', () => {
  test('invalidresource: no second attempt, the DN or the agent is wrong', async () => {
    const shift = await Scenario.start('end-of-shift', { data: { dn: '9999' } });
    await shift.pass(60_000);
    expect(shift.events).toEqual(['error.agent.setdnd', 'error.agent.setmediastate', 'error.agent.logout']);
    expect(shift.configuration).toEqual(['wrong_agent']);
    expect(shift.logs).toEqual(['not logged out, check DN and agent']);
    expect(shift.view.result).toEqual({
      result: 'wrong_agent',
      problems: [
        'do-not-disturb off: invalidresource (59 DN is not configured in CME: DN 9999)',
        'not ready: invalidresource (59 DN is not configured in CME: DN 9999)',
        'log out: invalidresource (59 DN is not configured in CME: DN 9999)',
      ],
    });
  });

  test('servererror: tried again after the delay', async () => {
    const shift = await Scenario.start('end-of-shift', rejecting('RequestAgentLogout', 54, 2));
    await shift.pass(4_000);
    expect(shift.configuration).toEqual(['leaving', 'logout', 'logout_pausing']);
    await shift.pass(7_000);
    expect(shift.requests).toEqual([DND_OFF, NOT_READY, LOGOUT, LOGOUT, LOGOUT]);
    expect(shift.configuration).toEqual(['logged_out']);
  });

  test('servererror at every attempt: given up after the last one', async () => {
    const shift = await Scenario.start('end-of-shift', { data: { maxAttempts: 2 }, ...rejecting('RequestAgentLogout', 54, 9) });
    await shift.pass(60_000);
    expect(shift.requests).toEqual([DND_OFF, NOT_READY, LOGOUT, LOGOUT]);
    expect(shift.view.result).toMatchObject({ result: 'no_tserver' });
  });

  test('unknown: a supervisor has to look at it', async () => {
    const shift = await Scenario.start('end-of-shift', { data: { agent: 5001 } }); // agent IDs are strings
    await shift.pass(60_000);
    expect(shift.requests).toEqual([]);
    expect(shift.view.result).toMatchObject({
      result: 'needs_supervisor',
      problems: [expect.anything(), expect.anything(), 'log out: unknown (agent must be a string, not 5001)'],
    });
  });

  test('a refusal by the switch after the T-Server had accepted the request is too late for the strategy', async () => {
    const shift = await Scenario.start('end-of-shift', failing({ kind: 'refuse', request: 'RequestAgentLogout', code: 185 }));
    await shift.pass(60_000);
    expect(shift.configuration).toEqual(['logged_out']);
    expect(shift.tserver.dn('7001')?.state).toBe('notReady');
  });

  test('where done means confirmed by the switch, that refusal takes the error branch', async () => {
    const shift = await Scenario.start('end-of-shift', {
      confirm: 'switch',
      ...failing({ kind: 'refuse', request: 'RequestAgentLogout', code: 185 }),
    });
    await shift.pass(60_000);
    expect(shift.events).toEqual(['agent.setdnd.done', 'agent.setmediastate.done', 'error.agent.logout']);
    expect(shift.configuration).toEqual(['wrong_agent']);
  });
});

describe('end of shift, when answers are late, lost or twice', () => {
  test('silence counts as a server error', async () => {
    const shift = await Scenario.start('end-of-shift', {
      data: { answerTimeout: '3s' },
      ...failing({ kind: 'neverAccept', request: 'RequestAgentLogout', times: 3 }),
    });
    await shift.pass(3_100);
    expect(shift.events).toEqual(['agent.setdnd.done', 'agent.setmediastate.done', 'error.agent.logout.silence']);
    expect(shift.configuration).toEqual(['leaving', 'logout', 'logout_pausing']);
    await shift.pass(60_000);
    expect(shift.view.result).toEqual({ result: 'no_tserver', problems: ['log out: servererror (no answer within 3s)'] });
  });

  test('an answer that comes during the pause still counts', async () => {
    const shift = await Scenario.start('end-of-shift', {
      data: { answerTimeout: '3s' },
      ...failing({ kind: 'delay', request: 'RequestAgentLogout', accept: 4_000 }),
    });
    await shift.pass(3_500);
    expect(shift.configuration).toEqual(['leaving', 'logout', 'logout_pausing']);
    await shift.pass(1_000);
    expect(shift.configuration).toEqual(['logged_out']);
    expect(shift.requests).toEqual([DND_OFF, NOT_READY, LOGOUT]);
    expect(shift.view.timers).toEqual([]);
  });

  test('the answer to an earlier attempt is dropped', async () => {
    const shift = await Scenario.start('end-of-shift', {
      data: { answerTimeout: '1s', retryDelay: '1s' },
      ...failing({ kind: 'neverAccept', request: 'RequestSetDNDOff', times: 2 }),
    });
    const first = shift.requestid;
    await shift.pass(2_100); // 1 s of silence, 1 s pause
    expect(shift.configuration).toEqual(['leaving', 'dnd_off', 'dnd_off_asking']);
    shift.session.send('agent.setdnd.done', { requestid: first });
    expect(shift.configuration).toEqual(['leaving', 'dnd_off', 'dnd_off_asking']);
  });

  test('answers that come twice, without data or with the id of somebody else change nothing', async () => {
    const shift = await Scenario.start('end-of-shift', failing({ kind: 'delay', request: 'RequestAgentNotReady', accept: 5_000 }));
    const first = shift.requestid;
    await shift.pass();
    expect(shift.configuration).toEqual(['leaving', 'not_ready', 'not_ready_asking']);
    shift.session.send('agent.setdnd.done', { requestid: first });
    shift.session.send('agent.setmediastate.done');
    shift.session.send('error.agent.setmediastate', { requestid: 'nobody', error: 'unknown', description: '' });
    expect(shift.configuration).toEqual(['leaving', 'not_ready', 'not_ready_asking']);
    await shift.pass(6_000);
    expect(shift.view.result).toEqual({ result: 'logged_out', problems: [] });
  });

  test.each(['answerTwice', 'neverAnswer', 'wrongReferenceID'] as const)(
    'what the switch does after the acceptance (%s) makes no difference',
    async (kind) => {
      const shift = await Scenario.start('end-of-shift', failing({ kind, times: 3 }));
      await shift.pass(60_000);
      expect(shift.events).toEqual(['agent.setdnd.done', 'agent.setmediastate.done', 'agent.logout.done']);
      expect(shift.view.result).toEqual({ result: 'logged_out', problems: [] });
    },
  );

  test('the T-Server breaks down in the middle and stays away', async () => {
    const shift = await Scenario.start(
      'end-of-shift',
      failing({ kind: 'disconnect', request: 'RequestAgentNotReady', when: 'beforeAcceptance' }),
    );
    await shift.pass(60_000);
    expect(shift.view.result).toMatchObject({ result: 'no_tserver' });
    expect(shift.tserver.dn('7001')?.state).toBe('ready');
  });
});

describe('end of shift, when its data is wrong', () => {
  test('a delay that is no time ends it with a message instead of leaving it waiting', async () => {
    const shift = await Scenario.start('end-of-shift', { data: { answerTimeout: 'soon' } });
    await shift.pass();
    expect(shift.configuration).toEqual(['broken_off']);
    expect(shift.view.result).toEqual({ result: 'broken_off', problems: ['"soon" is not a time such as 1.5s or 200ms'] });
  });
});
