/**
 * Between them the strategies that ship use every action, and react to every event and every value of `error`. Each strategy
 * has a scenario test of its own beside this one (`clean.test.ts` looks for it).
 */
import { describe, expect, test } from '@jest/globals';
import type { DataValue, TraceEntry } from 'statewire';
import { type AssignerOptions, assigner, MemoryPresence } from 'statewire/assigner';
import type { RequestName } from 'statewire/telephony';
import { ExternalServer, until } from '../assigner/support.js';
import { Scenario, type Setup } from './support.js';

/** What a strategy asked for, as far as attributes make a difference: `agent.setdnd on`. */
function asked(trace: readonly TraceEntry[]): readonly string[] {
  return trace.flatMap((entry) => {
    if (entry.type !== 'effect') return [];
    const { type, set, media } = { set: undefined, media: undefined, ...entry.effect };
    if (type === 'agent.setdnd') return [`${type} ${set === true ? 'on' : 'off'}`];
    if (type === 'agent.setmediastate') return [`${type} ${(media as { readonly state?: string } | undefined)?.state}`];
    return [type];
  });
}

/** The events that made a strategy take a transition, with their `error` or mechanism. */
function taken(trace: readonly TraceEntry[]): readonly string[] {
  return trace.flatMap((entry, i) => {
    if (entry.type !== 'event') return [];
    const rest = trace.slice(i + 1);
    const next = rest.findIndex(({ type }) => type === 'event');
    const reaction = next < 0 ? rest : rest.slice(0, next);
    if (!reaction.some(({ type }) => type === 'transition')) return [];
    const { error, mechanism } = (entry.event.data ?? {}) as { readonly error?: DataValue; readonly mechanism?: DataValue };
    return [[entry.event.name, error ?? mechanism].filter((part) => part !== undefined).join(' ')];
  });
}

async function run(strategy: string, setup: Setup = {}): Promise<readonly TraceEntry[]> {
  const scenario = await Scenario.start(strategy, setup);
  await scenario.pass(1_000);
  return scenario.trace;
}

/** Each action: a strategy that uses it, and the request that it leads to. */
const ACTIONS: readonly (readonly [action: string, effect: string, strategy: string, request: RequestName])[] = [
  ['login', 'agent.login', 'start-of-shift', 'RequestAgentLogin'],
  ['logout', 'agent.logout', 'end-of-shift', 'RequestAgentLogout'],
  ['setmediastate', 'agent.setmediastate ready', 'ready-agent', 'RequestAgentReady'],
  ['setmediastate', 'agent.setmediastate notready', 'end-of-shift', 'RequestAgentNotReady'],
  ['setdnd', 'agent.setdnd on', 'meeting', 'RequestSetDNDOn'],
  ['setdnd', 'agent.setdnd off', 'ready-agent', 'RequestSetDNDOff'],
];

describe.each(ACTIONS)('<%s>, as %s', (action, effect, strategy, request) => {
  test(`${strategy} uses it and reacts to agent.${action}.done`, async () => {
    const trace = await run(strategy);
    expect(asked(trace)).toContain(effect);
    expect(taken(trace)).toContain(`agent.${action}.done`);
  });

  test.each([
    ['invalidresource', 59],
    ['servererror', 54],
    ['unknown', 50],
  ])(`${strategy} reacts to error.agent.${action} with %s`, async (error, code) => {
    const trace = await run(strategy, { prepare: (tserver) => tserver.fail({ kind: 'reject', code, request }) });
    expect(taken(trace)).toContain(`error.agent.${action} ${error}`);
  });
});

describe('<getAgent>, in assign-agent', () => {
  const presence = new MemoryPresence();
  presence.setPresence('ana', { online: true, activity: 'available' });
  const users = [{ id: 'ana', capabilities: ['+c2cagent'] }];
  const search = (data: Setup['data'], options: AssignerOptions = {}): Promise<Scenario> =>
    Scenario.start('assign-agent', { ...(data && { data }), extensions: [assigner({ presence, users, ...options })] });

  test.each([
    ['assigner.getAgent.done system', {}, {}],
    ['error.assigner.getAgent noagent', {}, { users: [] }],
    ['error.assigner.getAgent servererror', {}, { enabled: false }],
    ['error.assigner.getAgent invalidresource', { channelType: 'fax' }, {}],
    ['error.assigner.getAgent unknown', { skills: 'spanish' }, {}],
  ])('it reacts to %s', async (event, data, options) => {
    const scenario = await search(data, options);
    await scenario.pass();
    expect(asked(scenario.trace)).toContain('assigner.getAgent');
    expect(taken(scenario.trace)).toContain(event);
  });

  test('it reacts to assigner.getAgent.done of the external assigner', async () => {
    await using server = await ExternalServer.answering({ agentId: 'carla@partner' });
    const scenario = await search({}, { externalAssignerUrl: server.url });
    await until(() => scenario.view.status === 'final');
    expect(taken(scenario.trace)).toContain('assigner.getAgent.done external');
  });
});
