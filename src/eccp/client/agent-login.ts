/**
 * Logging agents in and out until it is done. The server's answers only say that the order was given, and an order can be
 * lost, so these wait for the event, and ask when none comes.
 */
import type { Clock } from '../../clock.js';
import { EccpError } from '../error.js';
import type { AgentState } from '../messages/agent-state.js';
import { agentOf, type EccpEvent } from '../messages/events.js';
import type { RequestArguments } from '../messages/requests.js';
import type { EccpClient } from './client.js';

export interface WaitOptions {
  /** How long to wait for the event before asking, ms; a phone has to be answered first. */
  readonly limit: number;
  readonly clock: Clock;
}

/**
 * Logs an agent in, and waits until it is.
 * @throws EccpError of level `command` when the server refuses it or the login fails, `timeout` when it is still not done
 */
export async function loginAgent(client: EccpClient, args: RequestArguments<'loginagent'>, options: WaitOptions): Promise<AgentState> {
  const { agent_number } = args;
  const ends = (event: EccpEvent): boolean => event.name === 'agentloggedin' || event.name === 'agentfailedlogin';
  const outcome = nextEvent(client, agent_number, ends, options);
  try {
    const { status } = await client.request('loginagent', args);
    const event = status === 'logged-in' ? undefined : await outcome.event;
    if (event?.name === 'agentfailedlogin')
      throw new EccpError('command', undefined, `${agent_number} could not be logged in`, 'loginagent');
    const state = await client.request('getagentstatus', { agent_number });
    if (state.status !== 'offline') return state;
    throw new EccpError('timeout', undefined, `${agent_number} is not logged in after ${options.limit} ms`, 'loginagent');
  } finally {
    outcome.end();
  }
}

/**
 * Logs an agent out, and waits until it is. An order that is lost, as it happens while the agent is being logged in, is given
 * once more.
 * @throws EccpError of level `timeout` when the agent is still not logged out
 */
export async function logoutAgent(client: EccpClient, agent_number: string, options: WaitOptions): Promise<void> {
  const ends = ({ name }: EccpEvent): boolean => name === 'agentloggedout' || name === 'agentfailedlogin' || name === 'agentloggedin';
  for (let attempt = 1; attempt <= 2; attempt++) {
    const outcome = nextEvent(client, agent_number, ends, options);
    try {
      if (isGone(await client.request('getagentstatus', { agent_number }))) return;
      await client.request('logoutagent', { agent_number });
      const event = await outcome.event;
      if (event !== undefined && event.name !== 'agentloggedin') return;
      if (isGone(await client.request('getagentstatus', { agent_number }))) return;
    } finally {
      outcome.end();
    }
  }
  throw new EccpError('timeout', undefined, `${agent_number} is still not logged out`, 'logoutagent');
}

/** `offline` with a channel means that the agent is being logged in. */
function isGone({ status, channel }: AgentState): boolean {
  return status === 'offline' && channel === undefined;
}

interface Awaited {
  /** Undefined when none came in time. */
  readonly event: Promise<EccpEvent | undefined>;
  end(): void;
}

/** The next event of an agent that `matches`. */
function nextEvent(
  client: EccpClient,
  agent_number: string,
  matches: (event: EccpEvent) => boolean,
  { limit, clock }: WaitOptions,
): Awaited {
  let found = (_: EccpEvent | undefined): void => {};
  const event = new Promise<EccpEvent | undefined>((resolve) => {
    found = resolve;
  });
  const timer = clock.after(limit, () => found(undefined));
  const off = client.on('event', (one) => {
    if (agentOf(one) === agent_number && matches(one)) found(one);
  });
  return {
    event,
    end() {
      timer.cancel();
      off();
    },
  };
}
