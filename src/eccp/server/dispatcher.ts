/** From a request to its answer: the checks in the order of the protocol, then the command. */
import { agentHash } from '../agent-hash.js';
import type { EventName } from '../messages/events.js';
import { isRequestName, type RequestName, requestNames } from '../messages/requests.js';
import { writeRequestFailure } from '../messages/write-answer.js';
import { type PacketElement, textOf } from '../packet.js';
import type { Call, Command } from './command.js';
import { AGENT_NUMBER } from './connection-commands.js';
import type { ServerFaults } from './faults.js';
import type { Peer } from './peer.js';
import { badRequest, commandFailed, type RequestRefused, requestFailed } from './refusal.js';
import type { EccpService } from './service.js';
import { isSame } from './signature.js';

/** A packet for the client, and whether the connection ends after it. */
export interface ServerAnswer {
  readonly packet: string;
  readonly closes: boolean;
}

export interface DispatcherOptions {
  readonly service: EccpService;
  readonly connectionCommands: readonly Command[];
  readonly faults: ServerFaults;
  /** Runs a command; of the events it causes only those in the list leave before the answer. */
  readonly during: <T>(eventsFirst: readonly EventName[], run: () => T) => T;
  /** Told what a command threw. */
  readonly onMistake: (peer: Peer, name: string, error: unknown) => void;
}

/** Answers that have no id: the request could not be told from others. */
const BAD_REQUEST = writeRequestFailure(undefined, { code: 400, message: 'Bad request' });
const WORKER_CRASH = writeRequestFailure(undefined, {
  code: 503,
  message: 'Internal server error - worker crash while handling request',
});

/** To what is no request at all: nothing after it can be trusted. */
export const MALFORMED: ServerAnswer = { packet: BAD_REQUEST, closes: true };
const INCOMPLETE: ServerAnswer = { packet: BAD_REQUEST, closes: false };
const CRASHED: ServerAnswer = { packet: WORKER_CRASH, closes: true };

export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #commands: ReadonlyMap<RequestName, Command>;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    const offered = new Set(requestNames(options.service.profile));
    const all = [...options.connectionCommands, ...options.service.commands];
    this.#commands = new Map(all.filter(({ name }) => offered.has(name)).map((command) => [command.name, command]));
  }

  /** @returns undefined when there will be no answer, because a worker hangs on command */
  handle(root: PacketElement, peer: Peer): ServerAnswer | Promise<ServerAnswer> | undefined {
    if (root.name !== 'request') return MALFORMED;
    const id = root.attributes.get('id');
    const [element, ...more] = root.children;
    if (id === undefined || element === undefined || more.length > 0) return INCOMPLETE;
    const fault = this.#options.service.takeWorkerFault();
    if (fault === 'hang') return undefined;
    if (fault === 'crash') return crash(peer);
    const mistake = (error: unknown): ServerAnswer => {
      this.#options.onMistake(peer, element.name, error);
      return crash(peer);
    };
    try {
      const answer = this.#answer(id, element, root, peer);
      return answer instanceof Promise ? answer.catch(mistake) : answer;
    } catch (error) {
      return mistake(error);
    }
  }

  #answer(id: string, element: PacketElement, root: PacketElement, peer: Peer): ServerAnswer | Promise<ServerAnswer> {
    const { service, during } = this.#options;
    const refuse = (code: number, message: string): ServerAnswer => ({ packet: writeRequestFailure(id, { code, message }), closes: false });
    if (!service.databaseIsUp) return refuse(500, 'Server error - database failure');
    const command = isRequestName(element.name) ? this.#commands.get(element.name) : undefined;
    if (command === undefined) return refuse(501, 'Not Implemented');
    if (command.auth !== 'none' && peer.session === undefined) return refuse(401, 'Unauthorized');
    const agent_number = command.auth === 'agent' ? (textOf(element, 'agent_number') ?? '') : '';
    const call: Call = { peer, agent_number, isSigned: (agent) => this.#isSigned(element, agent, peer) };
    const refused = this.#check(element, command, call);
    if (refused) return { packet: refused.write(id, command.name), closes: false };
    const closes = command.closes === true;
    const packet = during(command.eventsFirst ?? [], () => command.run(id, root, call));
    return typeof packet === 'string' ? { packet, closes } : packet.then((later) => ({ packet: later, closes }));
  }

  #check(element: PacketElement, command: Command, call: Call): RequestRefused | undefined {
    const { service, faults } = this.#options;
    if (faults.databaseFails && !command.withoutDatabase) return requestFailed(503, 'Internal server error - database failure');
    if (command.auth === 'agent') {
      const isNamed = textOf(element, 'agent_number') !== undefined;
      const refused = isNamed ? this.#checkAgent(call) : command.mayBeUnsigned ? undefined : badRequest();
      if (refused) return refused;
    }
    return command.needsSwitch && !service.switchIsUp ? requestFailed(500, 'No AMI connection') : undefined;
  }

  #checkAgent({ agent_number, isSigned }: Call): RequestRefused | undefined {
    if (!AGENT_NUMBER.test(agent_number)) return commandFailed(417, 'Invalid agent number');
    if (this.#options.service.agent(agent_number) === undefined) return commandFailed(404, 'Specified agent not found');
    return isSigned(agent_number) ? undefined : commandFailed(401, 'Unauthorized agent');
  }

  /** The cookie is that of the connection; an attribute `appcookie` of the command is none of the client's business. */
  #isSigned(element: PacketElement, agent_number: string, { session }: Peer): boolean {
    const given = textOf(element, 'agent_hash');
    const agent = this.#options.service.agent(agent_number);
    if (given === undefined || agent === undefined || session === undefined) return false;
    return agent.secret === undefined || isSame(given, agentHash(session.app_cookie, agent_number, agent.secret));
  }
}

/** The worker took the session with it. */
function crash(peer: Peer): ServerAnswer {
  peer.session = undefined;
  return CRASHED;
}
