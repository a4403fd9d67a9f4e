/** Logging agents in and out, and keeping them in. */
import type { Answer, ReceivedArguments } from '../messages/requests.js';
import { type Call, type Command, command, SUCCESS } from '../server/command.js';
import { badRequest, commandFailed, type RequestRefused } from '../server/refusal.js';
import type { ServiceContext } from './context.js';
import { type RefusalTable, refusedAs } from './refusals.js';
import { toInteger } from './values.js';

/** What both answers say beside a failure, also where the agent is logged in elsewhere. */
const LOGGED_OUT = 'logged-out';
const NO_SUCH_AGENT = commandFailed(404, 'Specified agent not found', LOGGED_OUT);
const NOT_SIGNED = commandFailed(401, 'Unauthorized agent', LOGGED_OUT);

const LOGIN: RefusalTable = {
  'extension-not-found': [404, 'Specified extension not found'],
  'logged-in-elsewhere': [409, 'Specified agent already connected to extension: {}'],
  'login-failed': [500, 'Failed to start login process on Asterisk'],
  'extensions-unreadable': [500, 'Failed to list extensions'],
};
const LOGOUT: RefusalTable = { 'login-failed': [500, 'Failed to log out agent on Asterisk'] };

export function agentCommands(context: ServiceContext): readonly Command[] {
  const { callCenter } = context;
  return [
    command('loginagent', (args, call) => loginagent(args, call, context), { needsSwitch: true }),
    command('logoutagent', (args, call) => logoutagent(args, call, context), { needsSwitch: true }),
    command('pingagent', (_, { agent_number }) => {
      const outcome = callCenter.ping(agent_number);
      return outcome.ok ? SUCCESS : refusedAs({}, outcome);
    }),
  ];
}

/** The extension is looked for before the hash. */
function loginagent(
  { agent_number, extension, timeout }: ReceivedArguments<'loginagent'>,
  call: Call,
  { callCenter }: ServiceContext,
): Answer<'loginagent'> | RequestRefused {
  if (agent_number === undefined || extension === undefined) return badRequest();
  if (timeout !== undefined && !(/^\d+$/.test(timeout) && toInteger(timeout) >= 1)) return badRequest();
  if (!callCenter.agent(agent_number)?.active) return NO_SUCH_AGENT;
  if (callCenter.extension(extension) === undefined) return commandFailed(404, 'Specified extension not found', LOGGED_OUT);
  if (!call.isSigned(agent_number)) return NOT_SIGNED;
  const outcome = callCenter.logIn(agent_number, extension, timeout === undefined ? undefined : toInteger(timeout) * 1000);
  return outcome.ok ? { status: outcome.status } : refusedAs(LOGIN, outcome, LOGGED_OUT);
}

/** Says that the order was given; the event says that it was carried out. */
function logoutagent(
  { agent_number }: ReceivedArguments<'logoutagent'>,
  call: Call,
  { callCenter }: ServiceContext,
): Answer<'logoutagent'> | RequestRefused {
  if (agent_number === undefined) return badRequest();
  if (!callCenter.agent(agent_number)?.active) return NO_SUCH_AGENT;
  if (!call.isSigned(agent_number)) return NOT_SIGNED;
  const outcome = callCenter.logOut(agent_number);
  return outcome.ok ? { status: LOGGED_OUT } : refusedAs(LOGOUT, outcome, LOGGED_OUT);
}
