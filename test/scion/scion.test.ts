import { describe, expect, test } from '@jest/globals';
import { type SessionHandle, SimulatedClock, Statewire } from 'statewire';
import { type ScionScript, scionScripts } from './scripts.js';

/** Scripts that contradict the Recommendation: we must differ, and agreeing would be a mistake. */
const CONTRADICTING: Readonly<Record<string, string>> = {
  'more-parallel/test10': 'findLCCA accepts no parallel (SCXML Appendix D): a self-transition of a region leaves and enters the parallel',
  'more-parallel/test10b': 'findLCCA accepts no parallel (SCXML Appendix D): a self-transition of a region leaves and enters the parallel',
};

const scripts = scionScripts();

/** @returns what differed, or undefined */
function play(script: ScionScript): string | undefined {
  const clock = new SimulatedClock();
  const statewire = new Statewire({ clock });
  const plan = statewire.loadFile(script.file);
  const atomic = new Set(plan.states.filter(({ kind }) => kind === 'atomic' || kind === 'final').map(({ id }) => id));
  const session = statewire.start(plan);
  const differs = (when: string, expected: readonly string[]): string | undefined => {
    const got = activeAtomic(session, atomic);
    const want = [...expected].sort();
    return JSON.stringify(got) === JSON.stringify(want) ? undefined : `${when}: [${got}] instead of [${want}]`;
  };
  let problem = differs('at the start', script.initialConfiguration);
  for (const [i, { event, after, nextConfiguration }] of script.events.entries()) {
    if (problem) break;
    clock.advance(after ?? 0);
    if (session.status === 'running') session.send(event.name, event.data);
    problem = differs(`after event #${i + 1} ${event.name}`, nextConfiguration);
  }
  return problem;
}

function activeAtomic(session: SessionHandle, atomic: ReadonlySet<string>): string[] {
  return session.configuration.filter((id) => atomic.has(id)).sort();
}

describe("SCION's own test documents reach the configurations of their scripts", () => {
  test('there are 127 of them', () => expect(scripts).toHaveLength(127));

  test.each(scripts.filter(({ name }) => !(name in CONTRADICTING)))('$name', (script) => {
    expect(play(script)).toBeUndefined();
  });

  test.each(Object.keys(CONTRADICTING))('%s contradicts the Recommendation, so its configurations differ', (name) => {
    const script = scripts.find((candidate) => candidate.name === name);
    expect(script && play(script)).toMatch(/instead of/);
  });
});
