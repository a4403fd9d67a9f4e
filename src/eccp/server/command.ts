/** A command of the server: what a row of the table of requests does. */
import type { EventName } from '../messages/events.js';
import type { Authentication } from '../messages/request.js';
import { type Answer, authenticationOf, type ReceivedArguments, type RequestName } from '../messages/requests.js';
import { writeAnswer } from '../messages/write-answer.js';
import { receiveArguments } from '../messages/write-request.js';
import type { PacketElement } from '../packet.js';
import type { Peer } from './peer.js';
import { RequestRefused } from './refusal.js';

/** A request that passed the checks which all have in common. */
export interface Call {
  readonly peer: Peer;
  /** The agent that the request is signed for; empty when it is for none. */
  readonly agent_number: string;
  /** Whether the request is signed for this agent, for commands that check it themselves. */
  isSigned(agent_number: string): boolean;
}

type Result<N extends RequestName> = Answer<N> | RequestRefused;

/** Arguments as they came: text, and any of them may be missing. The answer may have to be waited for. */
export type Handler<N extends RequestName> = (args: ReceivedArguments<N>, call: Call) => Result<N> | Promise<Result<N>>;

export interface CommandOptions {
  /** Not carried out without the switch: 500 `No AMI connection`. */
  readonly needsSwitch?: true;
  /** Carried out also while the database fails. */
  readonly withoutDatabase?: true;
  /** Events of the command that leave before its answer; the others that it causes leave after it. */
  readonly eventsFirst?: readonly EventName[];
  /** The connection ends after the answer. */
  readonly closes?: true;
  /** An agent's command that is also taken from those who name no agent. */
  readonly mayBeUnsigned?: boolean;
}

export interface Command extends CommandOptions {
  readonly name: RequestName;
  readonly auth: Authentication;
  /**
   * @param request the whole packet of the client
   * @returns the packet with the answer
   */
  run(id: string, request: PacketElement, call: Call): string | Promise<string>;
}

/** What most commands answer. */
export const SUCCESS = { success: true } as const;

/** Who may is what the table says. */
export function command<N extends RequestName>(name: N, handler: Handler<N>, options: CommandOptions = {}): Command {
  return {
    ...options,
    name,
    auth: authenticationOf(name),
    run(id, request, call) {
      const write = (result: Result<N>): string =>
        result instanceof RequestRefused ? result.write(id, name) : writeAnswer(id, name, result);
      const result = handler(receiveArguments(name, request), call);
      return result instanceof Promise ? result.then(write) : write(result);
    },
  };
}
