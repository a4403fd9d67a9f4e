/** The commands of a bridge. Those of calls, campaigns and queues are not among them: a T-Server's agents have none here. */
import type { Answer, ReceivedArguments } from '../../eccp/messages/requests.js';
import { type Call, type Command, command, SUCCESS } from '../../eccp/server/command.js';
import { badRequest, commandFailed, type RequestRefused } from '../../eccp/server/refusal.js';
import { writeMoment } from '../../eccp/wire-time.js';
import type { RequestName } from '../contract.js';
import type { AgentRecord, BridgedAgents } from './agents.js';
import type { BridgedBreak, BridgeSettings } from './options.js';
import { type BridgedRequests, toEccp } from './requests.js';

export interface BridgeContext {
  readonly settings: BridgeSettings;
  readonly agents: BridgedAgents;
  readonly requests: BridgedRequests;
  /** Whether the adapter can switch do-not-disturb. */
  readonly hasDND: boolean;
  /** A login that had begun has failed. */
  readonly loginFailed: (agent: AgentRecord) => void;
}

const LOGGED_OUT = 'logged-out';
const NOT_FOUND = commandFailed(404, 'Specified agent not found');
const NO_BREAK = commandFailed(404, 'Break ID not found or not active');
const NOT_LOGGED_IN = commandFailed(417, 'Agent currently not logged in');

export function bridgeCommands(context: BridgeContext): readonly Command[] {
  const { agents } = context;
  const needsSwitch = { needsSwitch: true } as const;
  return [
    command('getpauses', () => ({ pause: breaksOf(context).map(({ id, name }) => ({ id, name, status: 'A', type: 'B' })) })),
    command('getagentstatus', ({ agent_number }) => {
      if (agent_number === undefined) return badRequest();
      const agent = agents.find(agent_number);
      return agent ? agents.stateOf(agent) : commandFailed(404, 'Invalid agent number', 'offline');
    }),
    command('getmultipleagentstatus', ({ agents: numbers }) => statesOf(numbers, agents)),
    command('getagentactivitysummary', () => ({ agents: agents.all.map((agent) => activityOf(agent, context.settings.clock.now())) })),
    command('pingagent', () => SUCCESS),
    command('loginagent', (args, call) => loginagent(args, call, context), needsSwitch),
    command('logoutagent', (args, call) => logoutagent(args, call, context), needsSwitch),
    command(
      'pauseagent',
      (args, { agent_number }) => steer(agent_number, context, (agent) => pauseWith(args, agent, context)),
      needsSwitch,
    ),
    command('unpauseagent', (_, { agent_number }) => steer(agent_number, context, unpauseWith), needsSwitch),
  ];
}

function breaksOf({ settings, hasDND }: BridgeContext): readonly BridgedBreak[] {
  return hasDND ? [...settings.breaks, settings.dndBreak] : settings.breaks;
}

/** All or nothing, as in every ECCP server. */
function statesOf(numbers: readonly string[] | undefined, agents: BridgedAgents): Answer<'getmultipleagentstatus'> | RequestRefused {
  if (numbers === undefined) return badRequest();
  if (numbers.some((number) => !/^\w+\/\w+$/.test(number))) return commandFailed(417, 'Invalid agent number');
  const found = numbers.flatMap((number) => agents.find(number) ?? []);
  if (found.length < numbers.length) return NOT_FOUND;
  return { agents: found.map((agent) => ({ agent_number: agent.number, ...agents.stateOf(agent) })) };
}

/** Consoles find the agents by it. Calls are not counted here. */
function activityOf({ number, agentID, loggedInAt, pause }: AgentRecord, now: number): Answer<'getagentactivitysummary'>['agents'][number] {
  return {
    agentchannel: number,
    agentname: agentID,
    logintime: loggedInAt === undefined ? 0 : Math.floor((now - loggedInAt) / 1000),
    callsummary: { incoming: { queue: [] }, outgoing: { queue: [] } },
    lastsessionstart: loggedInAt === undefined ? undefined : writeMoment(loggedInAt),
    lastpausestart: pause && writeMoment(pause.at),
  };
}

/** The answer says that it has begun; the event of the switch says that it was done. */
async function loginagent(
  { agent_number, extension }: ReceivedArguments<'loginagent'>,
  { isSigned }: Call,
  { agents, requests, loginFailed }: BridgeContext,
): Promise<Answer<'loginagent'> | RequestRefused> {
  if (agent_number === undefined || extension === undefined) return badRequest();
  const agent = agents.find(agent_number);
  if (!agent) return commandFailed(404, NOT_FOUND.message, LOGGED_OUT);
  if (!isSigned(agent_number)) return commandFailed(401, 'Unauthorized agent', LOGGED_OUT);
  if (agent.loggedInAt !== undefined) {
    if (agent.dn === extension) return { status: 'logged-in' };
    return commandFailed(409, `Specified agent already connected to extension: ${agent.dn}`, LOGGED_OUT);
  }
  try {
    const { confirmed } = await requests.make('RequestAgentLogin', { dn: extension, agentID: agent.agentID });
    confirmed.catch(() => loginFailed(agent));
    return { status: 'logging' };
  } catch (error) {
    return toEccp(error, LOGGED_OUT);
  }
}

async function logoutagent(
  { agent_number }: ReceivedArguments<'logoutagent'>,
  { isSigned }: Call,
  { agents, requests }: BridgeContext,
): Promise<Answer<'logoutagent'> | RequestRefused> {
  if (agent_number === undefined) return badRequest();
  const agent = agents.find(agent_number);
  if (!agent) return commandFailed(404, NOT_FOUND.message, LOGGED_OUT);
  if (!isSigned(agent_number)) return commandFailed(401, 'Unauthorized agent', LOGGED_OUT);
  if (agent.loggedInAt === undefined) return { status: LOGGED_OUT };
  try {
    const { confirmed } = await requests.make('RequestAgentLogout', agent);
    confirmed.catch(() => {}); // the answer promises nothing, and the event stays away
    return { status: LOGGED_OUT };
  } catch (error) {
    return toEccp(error, LOGGED_OUT);
  }
}

/** A request of T-Library, and its reason code. */
type Step = readonly [name: RequestName, reason?: string];

/** Makes the requests one after the other; success is what the switch has confirmed. */
async function steer(
  agent_number: string,
  { agents, requests }: BridgeContext,
  stepsFor: (agent: AgentRecord) => readonly Step[] | RequestRefused,
): Promise<typeof SUCCESS | RequestRefused> {
  const agent = agents.find(agent_number);
  if (!agent) return NOT_FOUND;
  const steps = stepsFor(agent);
  if (!('length' in steps)) return steps;
  try {
    for (const [name, reason] of steps) await (await requests.make(name, agent, reason)).confirmed;
    return SUCCESS;
  } catch (error) {
    return toEccp(error);
  }
}

function pauseWith(
  { pause_type }: ReceivedArguments<'pauseagent'>,
  { loggedInAt, pause }: AgentRecord,
  context: BridgeContext,
): readonly Step[] | RequestRefused {
  if (pause_type === undefined) return badRequest();
  const wanted = breaksOf(context).find(({ id }) => String(id) === pause_type);
  if (!wanted) return NO_BREAK;
  if (loggedInAt === undefined) return NOT_LOGGED_IN;
  if (pause) return pause.reason.id === wanted.id ? [] : commandFailed(417, 'Agent already in incompatible break');
  return wanted === context.settings.dndBreak ? [['RequestSetDNDOn']] : [['RequestAgentNotReady', wanted.name]];
}

/** Out of the break means ready: do-not-disturb is not all that may keep calls away. */
function unpauseWith({ loggedInAt, pause, dnd, reason }: AgentRecord): readonly Step[] | RequestRefused {
  if (loggedInAt === undefined) return NOT_LOGGED_IN;
  if (!pause) return [];
  return [...(reason ? [['RequestAgentReady'] as const] : []), ...(dnd ? [['RequestSetDNDOff'] as const] : [])];
}
