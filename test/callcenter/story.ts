/** Random days in the small call centre: who does what, and how much time passes. */
import fc from 'fast-check';
import type { CallCenter } from '../../src/callcenter/call-center.js';
import { type Running, running } from './support.js';

export const AGENTS = ['Agent/9000', 'Agent/9001', 'Agent/9003', 'SIP/201'] as const;
const PHONES = ['101', '102', '103', '201'] as const;

/** Something that somebody does to the call centre; `n` picks whom it concerns. */
const DEEDS: readonly ((center: CallCenter, agent: string, n: number) => void)[] = [
  (center, agent, n) => center.logIn(agent, PHONES[n % PHONES.length]!),
  (center, agent, n) => center.logIn(agent, PHONES[n % PHONES.length]!),
  (center, agent) => center.logOut(agent),
  (center, agent) => center.startBreak(agent, 2),
  (center, agent) => center.endBreak(agent),
  (center, agent) => center.hold(agent),
  (center, agent) => center.unhold(agent),
  (center, agent) => center.hangUp(agent),
  (center, agent) => center.transfer(agent, '4321'),
  (center, agent) => center.attendedTransfer(agent, '102'),
  (center, agent, n) => center.transferToAgent(agent, AGENTS[n % AGENTS.length]!),
  (center, agent) => center.muteRecording(agent, 500),
  (center, _, n) =>
    center.control({ command: 'placeCall', queue: n % 3 === 0 ? '502' : '501', phone: '5550200', patience: 1 + n * 40, talk: 1 + n * 70 }),
  (center, _, n) => center.control({ command: 'placeCall', queue: '501', phone: '5550100', talk: 5_000 + n }),
  (center, _, n) => center.control({ command: 'callerHangsUp', type: n % 2 === 0 ? 'incoming' : 'outgoing', call: 1 + (n % 6) }),
  (center, _, n) => center.control({ command: 'register', extension: PHONES[n % PHONES.length]!, registered: n % 4 !== 0 }),
  (center, _, n) => center.control({ command: 'setPhone', extension: '201', behaviour: n % 2 === 0 ? 'answers' : 'noAnswer' }),
  (center, _, n) => {
    if (n % 10 !== 0) return;
    center.control({ command: 'setSwitch', up: false });
    center.control({ command: 'setSwitch', up: true });
    center.refreshAgents();
  },
];

/** The number of the deed after which nothing is told of what has ended. */
export const SWITCH_IS_LOST = DEEDS.length - 1;

export type Step = readonly [deed: number, agent: number, n: number, wait: number];

export const story = fc.array(fc.tuple(fc.nat(DEEDS.length - 1), fc.nat(AGENTS.length - 1), fc.nat(200), fc.nat(9_000)), {
  minLength: 5,
  maxLength: 60,
});

/** A call centre in which all of this has happened. */
export function live(steps: readonly Step[]): Running {
  const run = running(TALKING);
  run.center.start();
  act(run, steps);
  return run;
}

/** Numbers that campaigns reach talk for some seconds. */
export const TALKING = '\n[traffic]\ntalk = 4000\n';

export function act({ center, clock }: Running, steps: readonly Step[]): void {
  for (const [deed, agent, n, wait] of steps) {
    DEEDS[deed]!(center, AGENTS[agent]!, n);
    clock.advance(wait);
  }
}
