/** The commands that concern a connection itself. */
import type { Profile } from '../messages/request.js';
import { type Answer, type ReceivedArguments, requestNames } from '../messages/requests.js';
import { type Command, command, SUCCESS } from './command.js';
import type { LogTopic } from './log-entry.js';
import type { LoginLimit } from './login-limit.js';
import type { Peer } from './peer.js';
import { badRequest, commandFailed, type RequestRefused } from './refusal.js';
import { createSession } from './session.js';
import { type AuthorizedClient, isPassword, md5 } from './signature.js';

export interface ConnectionCommandOptions {
  readonly profile: Profile;
  /** The other commands that the server carries out. */
  readonly others: readonly Command[];
  readonly clients: readonly AuthorizedClient[];
  /** Undefined: passwords may be guessed as fast as the network allows. */
  readonly limit: LoginLimit | undefined;
  /** User names as the real server's database compares them: in any case, blanks at the end do not count. */
  readonly lenientNames: boolean;
  readonly log: (what: LogTopic, peer: Peer, user: string | undefined) => void;
}

/** Form of an agent's number: `Agent/9000`. */
export const AGENT_NUMBER = /^\w+\/\w+$/;
/** Compared with when there is no such user, so that the answer takes as long. */
const NOBODY: AuthorizedClient = { username: '', md5_password: md5('') };
const WITHOUT_DATABASE = { withoutDatabase: true } as const;
const INVALID_LOGIN = commandFailed(401, 'Invalid username or password');

export function connectionCommands(options: ConnectionCommandOptions): readonly Command[] {
  const commands: Command[] = [
    command('login', (args, { peer }) => login(args, peer, options)),
    command('logout', (_, { peer }) => logout(peer, options), { ...WITHOUT_DATABASE, closes: true }),
    command('filterbyagent', (args, { peer }) => filter(args, peer), WITHOUT_DATABASE),
    command('callprogress', ({ enable = '0' }, { peer }) => setProgress(enable, peer), WITHOUT_DATABASE),
  ];
  const names = new Set(['getrequestlist', ...[...commands, ...options.others].map(({ name }) => name)]);
  const requests = requestNames(options.profile).filter((name) => names.has(name));
  return [command('getrequestlist', () => ({ requests }), WITHOUT_DATABASE), ...commands];
}

/** A second login gives a new cookie; one that fails leaves the session as it was. */
function login(
  { username, password }: ReceivedArguments<'login'>,
  peer: Peer,
  options: ConnectionCommandOptions,
): Answer<'login'> | RequestRefused {
  if (username === undefined || password === undefined) return badRequest();
  const { limit, log } = options;
  if (limit?.refuses(peer.address, username)) {
    log('login-limited', peer, username);
    return INVALID_LOGIN;
  }
  const known = findClient(username, options);
  if (!isPassword(known ?? NOBODY, password) || known === undefined) {
    limit?.failed(peer.address, username);
    log('login-failed', peer, username);
    return INVALID_LOGIN;
  }
  limit?.succeeded(peer.address, username);
  peer.session = createSession(known.username);
  log('login', peer, known.username);
  return { success: true, app_cookie: peer.session.app_cookie };
}

function findClient(username: string, { clients, lenientNames }: ConnectionCommandOptions): AuthorizedClient | undefined {
  const plain = (name: string): string => (lenientNames ? name.trimEnd().toLowerCase() : name);
  return clients.find((client) => plain(client.username) === plain(username));
}

/** Works without a login too. Agents stay as they are. */
function logout(peer: Peer, { log }: ConnectionCommandOptions): Answer<'logout'> {
  log('logout', peer, peer.session?.username);
  peer.session = undefined; // no event must follow the answer
  return SUCCESS;
}

/** One agent, who need not exist, or `any` for all. */
function filter({ agent_number }: ReceivedArguments<'filterbyagent'>, peer: Peer): Answer<'filterbyagent'> | RequestRefused {
  if (agent_number === undefined) return badRequest();
  if (agent_number !== 'any' && !AGENT_NUMBER.test(agent_number)) return commandFailed(417, 'Invalid agent number');
  peer.filter = agent_number === 'any' ? undefined : agent_number;
  return SUCCESS;
}

function setProgress(enable: string, peer: Peer): Answer<'callprogress'> {
  peer.callprogress = Number.parseInt(enable, 10) > 0;
  return SUCCESS;
}
