/** One test for each row of the agent pool: what `agents.conf` says, and what it does. */
import { describe, expect, test } from '@jest/globals';
import { POOL_DEFAULTS, readAgentsConf } from '../../../src/callcenter/config/agents-conf.js';
import { linkedCall, loggedIn, type Running, runningWith } from '../support.js';

/** A call centre with one static agent whose section holds some options. */
function withAgent(options: string): Running {
  return runningWith(`
trunks = ["SIP/trunk1"]
agentsConf = """
[agent-defaults](!)
musiconhold=Silence
ackcall=no
autologoff=0
wrapuptime=0

[1001](agent-defaults)
fullname=Agent Name
${options}
"""
agents = [{ number = "Agent/1001", queues = ["501"] }]
extensions = [{ number = "101" }]
queues = [{ number = "501", ringTimeout = 60000 }, { number = "502" }]
breaks = [{ id = 2, name = "Break" }]
`);
}

function memberOf(run: Running, queue = '501') {
  return run.center.inspect().queues.find(({ number }) => number === queue)?.members[0];
}

describe('agents.conf', () => {
  test('an agent inherits what its template says, and its own options win', () => {
    const agents = readAgentsConf(
      '[agent-defaults](!)\nmusiconhold=Silence\nackcall=no\nwrapuptime=2000\n[1001](agent-defaults)\nfullname=Agent Name\nwrapuptime => 0\n',
    );
    expect([...agents]).toEqual([['1001', { ...POOL_DEFAULTS, musicOnHold: 'Silence', fullName: 'Agent Name' }]]);
  });

  test('templates inherit from templates; the later one of several wins; (+) goes on with a section', () => {
    const text =
      '[a](!)\nmusiconhold=one\nackcall=yes\n[b](!,a)\nmusiconhold=two\n[c](!)\nautologoff=7\n[1](b,c)\n[1](+)\nfullname=One ; a comment\n;-- [2]\n--;\n[general]\nanything=1\n';
    expect([...readAgentsConf(text)]).toEqual([
      ['1', { musicOnHold: 'two', ackCall: true, autoLogoff: 7_000, wrapUpTime: 0, fullName: 'One' }],
    ]);
  });

  test.each([
    ['[1](nobody)', 'agents.conf:1: there is no template [nobody]'],
    ['[tmpl](!)\n[1](tmlp)', 'agents.conf:2: there is no template [tmlp]; did you mean "tmpl"?'],
    ['[1]\nwrapuptme=1', 'agents.conf:2: there is no option "wrapuptme"; did you mean "wrapuptime"?'],
    ['[1]\nautologoff=soon', 'agents.conf:2: autologoff must be a whole number, not "soon"'],
    ['[1]\nackcall=maybe', 'agents.conf:2: ackcall must be yes or no, not "maybe"'],
    ['[1]\n[1]', 'agents.conf:2: [1] is there twice'],
    ['ackcall=no', 'agents.conf:1: an option must stand in a section such as [1001]'],
    ['#include other.conf', 'agents.conf:1: other files cannot be included here'],
    ['[1]\nnonsense', 'agents.conf:2: "nonsense" is no option such as wrapuptime=5000'],
    ['[1', 'agents.conf:1: [1 is no section such as [1001] or [1001](template)'],
    ['[1](+)', 'agents.conf:1: there is no section [1] to add to'],
  ])('a mistake is told with its line: %j', (text, message) => {
    expect(() => readAgentsConf(text)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message }));
  });

  test('musiconhold: what the agent hears between calls', () => {
    const run = withAgent('');
    expect(run.center.inspect().agents[0]).toMatchObject({ musicOnHold: 'Silence', hears: undefined });
    loggedIn(run, ['Agent/1001', '101']);
    expect(run.center.inspect().agents[0]?.hears).toBe('music Silence');
    const { channel } = linkedCall(run);
    expect(run.center.inspect().agents[0]?.hears).toBe(channel);
  });

  test('fullname: the name of the agent', () => {
    const run = withAgent('');
    expect(run.center.inspect().agents[0]?.fullName).toBe('Agent Name');
    expect(run.center.agent('Agent/1001')?.name).toBe('Agent Name');
    expect(run.center.activity(0, 1)[0]?.name).toBe('Agent Name');
  });

  test('ackcall: a call is connected when it is accepted, not before', () => {
    const at = (options: string): number => {
      const run = withAgent(options);
      loggedIn(run, ['Agent/1001', '101']);
      run.center.control({ command: 'placeCall', queue: '501', phone: '1' });
      const from = run.clock.now();
      run.clock.advance(5_000);
      return (run.events.find(({ type }) => type === 'callLinked')?.at ?? 0) - from;
    };
    expect([at('ackcall=no'), at('ackcall=yes')]).toEqual([650, 1_650]);
  });

  test('autologoff: who does not accept a call in time is logged out, and the call waits on', () => {
    const run = withAgent('ackcall=yes\nautologoff=15');
    loggedIn(run, ['Agent/1001', '101']);
    run.center.control({ command: 'setPhone', extension: '101', behaviour: 'noAnswer' });
    run.center.control({ command: 'placeCall', queue: '501', phone: '1' });
    run.clock.advance(20_000);
    expect(run.lines()).toEqual([
      '+0 progress onQueue 1',
      '+500 agentRinging Agent/1001 501',
      '+15500 agentIdle Agent/1001 501',
      '+15500 agentLoggedOut Agent/1001',
    ]);
    expect(run.center.callInfo({ type: 'incoming', id: 1 })?.status).toBe('onQueue');
  });

  test('autologoff=0 never logs anybody out', () => {
    const run = withAgent('ackcall=yes\nautologoff=0');
    loggedIn(run, ['Agent/1001', '101']);
    run.center.control({ command: 'setPhone', extension: '101', behaviour: 'noAnswer' });
    run.center.control({ command: 'placeCall', queue: '501', phone: '1' });
    run.clock.advance(300_000);
    expect(run.center.agentView('Agent/1001')?.login).toBe('in');
  });

  test('wrapuptime: no new call for so many ms after one', () => {
    const run = withAgent('wrapuptime=5000');
    loggedIn(run, ['Agent/1001', '101']);
    linkedCall(run);
    run.center.control({ command: 'placeCall', queue: '501', phone: '2' });
    run.center.hangUp('Agent/1001');
    run.clock.advance(4_000);
    expect(memberOf(run)?.deviceState).toBe('wrapUp');
    run.clock.advance(2_000);
    expect(run.lines().filter((line) => line.includes('agent') || line.includes('call'))).toEqual([
      '+70 callUnlinked Agent/1001 4',
      '+5070 agentRinging Agent/1001 501',
      '+5220 agentIdle Agent/1001 501',
      '+5220 callLinked Agent/1001 5',
    ]);
  });
});

describe('static agents on the switch', () => {
  test('the member is Local/N@agents, with the state of Agent:N, logged in or not', () => {
    const run = withAgent('');
    expect(memberOf(run)).toMatchObject({
      interface: 'Local/1001@agents',
      stateInterface: 'Agent:1001',
      kind: 'static',
      deviceState: 'unavailable',
    });
    loggedIn(run, ['Agent/1001', '101']);
    expect(memberOf(run)?.deviceState).toBe('notInUse');
    run.center.control({ command: 'placeCall', queue: '501', phone: '1' });
    run.clock.advance(550);
    expect(memberOf(run)?.deviceState).toBe('ringing');
    run.clock.advance(550);
    expect(memberOf(run)).toMatchObject({ deviceState: 'inUse' });
  });

  test('the context agent-login runs AgentLogin(), the context agents AgentRequest()', () => {
    const run = withAgent('');
    expect(run.center.inspect().contexts).toEqual([
      { name: 'agent-login', extension: '_X.', application: 'AgentLogin(${EXTEN})' },
      { name: 'agents', extension: '_X.', application: 'AgentRequest(${EXTEN})' },
    ]);
    loggedIn(run, ['Agent/1001', '101']);
    expect(run.center.inspect().channels).toEqual([{ channel: 'SIP/101-00000001', application: 'AgentLogin(1001)', agent: 'Agent/1001' }]);
  });

  test('hanging up the login channel logs the agent out', () => {
    const run = withAgent('');
    loggedIn(run, ['Agent/1001', '101']);
    expect(run.center.control({ command: 'hangUpChannel', channel: 'SIP/101-00000001' })).toEqual({ ok: true });
    expect(run.lines()).toEqual(['+0 agentLoggedOut Agent/1001']);
    expect(run.center.control({ command: 'hangUpChannel', channel: 'SIP/101-00000001' })).toMatchObject({ refusal: 'channel-not-found' });
  });

  test('QueueAdd makes a dynamic member, and the agent is in the queue', () => {
    const run = withAgent('');
    run.center.control({ command: 'queueAdd', queue: '502', interface: 'Local/1001@agents', stateInterface: 'Agent:1001' });
    expect(run.lines()).toEqual(['+0 membership Agent/1001 change offline 501,502']);
    expect(memberOf(run, '502')).toMatchObject({ interface: 'Local/1001@agents', stateInterface: 'Agent:1001', kind: 'dynamic' });
    run.center.control({ command: 'queueRemove', queue: '502', interface: 'Local/1001@agents' });
    expect(run.lines()).toEqual(['+0 membership Agent/1001 change offline 501']);
  });

  test('QueuePause of the Local interface keeps calls away; a break pauses the same interface', () => {
    const run = withAgent('');
    loggedIn(run, ['Agent/1001', '101']);
    run.center.control({ command: 'queuePause', interface: 'Local/1001@agents', paused: true });
    run.center.control({ command: 'placeCall', queue: '501', phone: '1' });
    run.clock.advance(10_000);
    expect([memberOf(run)?.paused, run.center.agentView('Agent/1001')?.status]).toEqual([true, 'online']);
    run.center.control({ command: 'queuePause', interface: 'Local/1001@agents', paused: false });
    run.clock.advance(1_000);
    expect(run.center.agentView('Agent/1001')?.status).toBe('oncall');
    run.center.startBreak('Agent/1001', 2);
    expect(memberOf(run)?.paused).toBe(true);
    run.center.endBreak('Agent/1001');
    expect(memberOf(run)?.paused).toBe(false);
    expect(run.center.control({ command: 'queuePause', interface: 'Local/9@agents', paused: true })).toMatchObject({
      refusal: 'queue-not-found',
    });
  });
});
