/** The state of agents, their queues and phones. */
import type { AgentState } from '../messages/agent-state.js';
import { type Command, command } from '../server/command.js';
import { AGENT_NUMBER } from '../server/connection-commands.js';
import { badRequest, commandFailed, type RequestRefused, requestFailed } from '../server/refusal.js';
import { nestedState } from './agent-states.js';
import type { ServiceContext } from './context.js';
import { AGENT_NOT_FOUND } from './refusals.js';

/** Technologies of phones whose registration can be asked for. */
const TECHNOLOGIES: ReadonlySet<string> = new Set(['SIP', 'PJSIP', 'IAX2']);

export function statusCommands(context: ServiceContext): readonly Command[] {
  const { callCenter } = context;
  const needsSwitch = { needsSwitch: true } as const;
  return [
    command('getagentstatus', ({ agent_number }) => {
      if (agent_number === undefined) return badRequest();
      return stateOf(agent_number, context) ?? commandFailed(404, 'Invalid agent number', 'offline');
    }),
    command('getmultipleagentstatus', ({ agents }) =>
      forEach(agents, (agent_number) => {
        const state = callCenter.agent(agent_number)?.active ? stateOf(agent_number, context) : undefined;
        return state && { agent_number, ...state };
      }),
    ),
    command(
      'getagentqueues',
      ({ agent_number }) => {
        if (agent_number === undefined) return badRequest();
        const queues = callCenter.queuesOf(agent_number);
        return queues ? { queues } : AGENT_NOT_FOUND;
      },
      needsSwitch,
    ),
    command(
      'getmultipleagentqueues',
      ({ agents }) =>
        forEach(agents, (agent_number) => {
          const queues = callCenter.queuesOf(agent_number);
          return queues && { agent_number, queues };
        }),
      needsSwitch,
    ),
    command(
      'getextensionstatus',
      ({ extension }) => {
        if (extension === undefined) return badRequest();
        const [technology = '', ...rest] = extension.split('/');
        if (rest.length === 0) return requestFailed(400, 'Invalid extension format');
        if (!TECHNOLOGIES.has(technology)) return { status: 'unknown', message: `Unknown technology: ${technology}` };
        return { extension, registered: callCenter.isRegistered(extension) ? 'yes' : 'no' };
      },
      needsSwitch,
    ),
  ];
}

/** Also of an inactive agent. */
function stateOf(agent_number: string, { callCenter, profile }: ServiceContext): AgentState | undefined {
  const view = callCenter.agentView(agent_number);
  if (view === undefined) return undefined;
  const sources = { view, call: callCenter.callOf(agent_number), now: callCenter.now(), profile };
  return nestedState(sources, callCenter.awaitedCallOf(agent_number));
}

/** All or nothing: one number that is none, or one agent that is not known, fails the request. */
function forEach<T>(
  agents: readonly string[] | undefined,
  find: (agent_number: string) => T | undefined,
): { readonly agents: readonly T[] } | RequestRefused {
  if (agents === undefined) return badRequest();
  if (agents.some((agent_number) => !AGENT_NUMBER.test(agent_number))) return commandFailed(417, 'Invalid agent number');
  const found: T[] = [];
  for (const agent_number of agents) {
    const one = find(agent_number);
    if (one === undefined) return AGENT_NOT_FOUND;
    found.push(one);
  }
  return { agents: found };
}
