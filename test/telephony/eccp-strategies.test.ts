/** The shipped strategies, unchanged, on a call centre that speaks ECCP: `statewire run --adapter eccp` and `statewire sim eccp`. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Finished, statewire } from '../cli/command.js';
import { type EccpProcess, startEccp } from './eccp-process.js';

/** A machine under load takes its time. */
const PATIENCE = 60_000;
let eccp: EccpProcess;
beforeAll(async () => {
  eccp = await startEccp();
}, PATIENCE);
afterAll(() => eccp.end());

interface Scenario {
  readonly strategy: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly events?: readonly string[];
  /** Parts of what is printed, in this order. */
  readonly prints: readonly string[];
  /** What the server says of an agent afterwards. */
  readonly after?: readonly [agent: string, state: RegExp];
}

const run = ({ strategy, data, events = [] }: Scenario): Promise<Finished> =>
  statewire([
    ...['run', `../../scxml/${strategy}.scxml`, '--adapter', `eccp:127.0.0.1:${eccp.port}`, '--config', eccp.config, '--confirm', 'switch'],
    ...Object.entries(data).flatMap(([id, value]) => ['--data', `${id}=${JSON.stringify(value)}`]),
    ...events.flatMap((event) => ['--event', event]),
  ]);

const stateOf = async (agent: string): Promise<string> =>
  (await statewire(['eccp', 'call', 'getagentstatus', `agent_number=${agent}`, '--port', String(eccp.port)])).stdout;

const SCENARIOS: readonly Scenario[] = [
  {
    strategy: 'start-of-shift', // there is no phone 7099, and the owner of the next one is out
    data: { agent: '5009', desks: ['7099', '7008'], retryDelay: '50ms' },
    prints: [
      'EventError 7099 #1 123 ECCP 404',
      'EventAgentLogin 7008 #2',
      'EventDNDOff 7008 #3',
      'EventAgentReady 7008 #4',
      'final state reached',
    ],
    after: ['Agent/5009', /^status: online\n.*channel: .*7008.*extension: 7008/s],
  },
  {
    strategy: 'end-of-shift',
    data: { dn: '7001' },
    prints: ['EventDNDOff 7001 #1', 'EventAgentNotReady 7001 #2', 'EventAgentLogout 7001 #3', '"result":"logged_out","problems":[]'],
    after: ['SIP/7001', /^status: offline\n$/],
  },
  {
    strategy: 'supervisor-break',
    data: { dn: '7002' },
    events: ['supervisor.break={"reason":"lunch","seconds":600}', '+100ms', 'supervisor.resume', '+100ms', 'shift.end'],
    prints: ['EventAgentNotReady 7002 #1', 'EventAgentReady 7002 #2', 'shift_over'],
    after: ['SIP/7002', /^status: online\n/],
  },
  {
    strategy: 'after-call-work',
    data: { dn: '7002', workTime: '300ms' },
    events: ['call.ended={"connID":"a1"}', '+500ms', 'shift.end'],
    prints: ['EventAgentNotReady 7002 #1', 'EventAgentReady 7002 #2', 'final state reached'],
  },
  {
    strategy: 'shift-watch',
    data: { dn: '7003', untilWarning: '100ms', untilLimit: '200ms' },
    prints: ['EventAgentLogout 7003 #1', 'final state reached'],
    after: ['SIP/7003', /^status: offline\n$/],
  },
  {
    strategy: 'shift-parent',
    data: { dn: '7004', shiftTime: '400ms' },
    prints: ['EventAgentReady 7004', 'EventAgentLogout 7004', 'final state reached'],
    after: ['SIP/7004', /^status: offline\n$/],
  },
  {
    strategy: 'ready-agent',
    data: { dn: '7005' },
    prints: ['EventDNDOff 7005 #1', 'EventAgentReady 7005 #2', 'final state reached'],
  },
  {
    strategy: 'pause-and-resume',
    data: { dn: '7005' },
    events: ['work.written', 'step.next', 'pause', '+100ms', 'resume', '+100ms', 'shift.end'],
    prints: ['EventAgentNotReady 7005', 'final state reached'],
  },
  {
    strategy: 'meeting',
    data: { dn: '7006', meetingTime: '300ms' },
    prints: ['EventDNDOn 7006 #1', 'EventDNDOff 7006 #2', 'final state reached'],
    after: ['SIP/7006', /^status: online\n/],
  },
  {
    strategy: 'assign-agent', // whoever is available in the call centre
    data: { channelType: 'chat' },
    prints: ['getAgent', 'final state reached'],
  },
  {
    strategy: 'team-logout',
    data: { team: ['7006', '7007', '7099'] },
    prints: ['EventAgentLogout', 'final state reached'],
    after: ['SIP/7007', /^status: offline\n$/],
  },
];

test.each(SCENARIOS.map((scenario) => [scenario.strategy, scenario] as const))(
  '%s',
  async (_, scenario) => {
    const { code, stdout, stderr } = await run(scenario);
    let rest = stdout;
    for (const part of scenario.prints) {
      expect(rest).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    if (scenario.after) expect(await stateOf(scenario.after[0])).toMatch(scenario.after[1]);
  },
  PATIENCE,
);
