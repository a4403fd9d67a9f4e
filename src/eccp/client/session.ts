/** One connection with its login: requests and answers, the cookie that signs for agents, and whether the server is still there. */
import type { Timer } from '../../clock.js';
import { agentHash } from '../agent-hash.js';
import { EccpError } from '../error.js';
import { UnreadableMessage } from '../messages/body.js';
import type { EccpEvent } from '../messages/events.js';
import { readEvent } from '../messages/read-answer.js';
import { type Answer, authenticationOf, type RequestArguments, type RequestName } from '../messages/requests.js';
import { writeRequest } from '../messages/write-request.js';
import type { PacketElement } from '../packet.js';
import { Connection } from './connection.js';
import type { ClientSettings } from './options.js';
import { Outstanding } from './outstanding.js';

export interface SessionListener {
  onEvent(event: EccpEvent): void;
  /** Told once why it ended, unless `end()` was called; the requests that waited have failed already. */
  onEnd(error: EccpError): void;
  /** The password of an agent, for its requests. */
  passwordOf(agent_number: string): string | undefined;
}

export class Session {
  readonly #settings: ClientSettings;
  readonly #listener: SessionListener;
  readonly #connection: Connection;
  readonly #outstanding: Outstanding;
  readonly #opening: Promise<void>;
  /** Ids are `seconds.number`, so that they differ from those of the session before. */
  readonly #prefix: string;
  #count = 0;
  #cookie = '';
  #loggingIn: Promise<void> | undefined;
  #idle: Timer | undefined;
  #asking = false;
  #end: EccpError | undefined;
  #opened = (): void => {};
  #notOpened = (_: EccpError): void => {};

  constructor(settings: ClientSettings, listener: SessionListener) {
    this.#settings = settings;
    this.#listener = listener;
    this.#prefix = String(Math.floor(settings.clock.now() / 1000));
    this.#outstanding = new Outstanding(settings.clock, () => this.#askWhetherThere());
    this.#opening = new Promise((resolve, reject) => {
      this.#opened = resolve;
      this.#notOpened = reject;
    });
    this.#connection = new Connection(settings, {
      onOpen: () => this.#opened(),
      onPacket: (packet) => this.#take(packet),
      onEnd: (error) => this.#stop(error),
    });
  }

  /** Connects and logs in. @throws EccpError */
  async open(): Promise<void> {
    await this.#opening;
    await this.login();
  }

  /** Logs in; a session that has a cookie gets a new one. @throws EccpError */
  login(): Promise<void> {
    const { username, password, timeout } = this.#settings;
    this.#loggingIn ?? this.#alone(this.#send('login', { username, password }, timeout));
    return this.#loggingIn!;
  }

  /**
   * Makes a request, signed where it needs to be. When the server has forgotten the session it logs in again and repeats
   * the request once, also when the login of another request has changed the cookie.
   * @throws EccpError
   */
  async request<N extends RequestName>(name: N, args: RequestArguments<N>, timeout: number): Promise<Answer<N>> {
    while (this.#loggingIn) await this.#loggingIn;
    if (name === 'login') return this.#alone(this.#send(name, args, timeout));
    const cookie = this.#cookie;
    try {
      return await this.#send(name, args, timeout);
    } catch (error) {
      if (!(error instanceof EccpError) || error.code !== 401) throw error;
      await this.#loggingIn;
      if (error.level === 'request' && this.#cookie === cookie) await this.login();
      if (this.#cookie === cookie) throw error;
      return this.#send(name, args, timeout);
    }
  }

  /** Nothing is told any more, and what waits fails. */
  end(): void {
    this.#connection.end();
    this.#stop(new EccpError('connection', undefined, 'the client was closed'), false);
  }

  async #send<N extends RequestName>(name: N, args: RequestArguments<N>, timeout: number): Promise<Answer<N>> {
    if (this.#end) throw new EccpError('connection', undefined, this.#end.reason, name);
    const id = `${this.#prefix}.${String(++this.#count).padStart(6, '0')}`;
    const waiting = this.#outstanding.wait(id, name, timeout);
    this.#connection.send(writeRequest(id, name, this.#signed(name, args)));
    this.#watch();
    const answer = await waiting;
    if (name === 'login') this.#cookie = (answer as Answer<'login'>).app_cookie;
    return answer;
  }

  /** Nothing is sent behind a login before its answer is there: the server would take it for a request without session. */
  #alone<T>(login: Promise<T>): Promise<T> {
    this.#loggingIn = login
      .then(() => {})
      .finally(() => {
        this.#loggingIn = undefined;
      });
    this.#loggingIn.catch(() => {}); // whoever logs in is told
    return login;
  }

  #signed<N extends RequestName>(name: N, args: RequestArguments<N>): RequestArguments<N> {
    const { agent_number, agent_hash, ...rest }: Readonly<Record<string, unknown>> = args;
    if (!authenticationOf(name).startsWith('agent') || typeof agent_number !== 'string' || agent_hash !== undefined) return args;
    // servers accept any hash for an agent without password, but want to see one
    const hash = agentHash(this.#cookie, agent_number, this.#listener.passwordOf(agent_number) ?? '');
    return { ...rest, agent_number, agent_hash: hash } as unknown as RequestArguments<N>;
  }

  #take(packet: PacketElement): void {
    if (packet.name === 'response') this.#outstanding.take(packet);
    else if (packet.name === 'event') this.#event(packet);
  }

  #event(packet: PacketElement): void {
    try {
      const event = readEvent(packet);
      if (event) this.#listener.onEvent(event);
    } catch (error) {
      if (!(error instanceof UnreadableMessage)) throw error;
      this.#settings.log(`an event that cannot be read: ${error.message}`);
    }
  }

  /** The server may hang with its connection open, and ends sessions that ask for nothing. */
  #watch(): void {
    const { clock, keepAlive } = this.#settings;
    this.#idle?.cancel();
    this.#idle = clock.after(keepAlive, () => this.#askWhetherThere());
  }

  /** Any answer will do. Without one the connection is lost, though no packet says so. */
  #askWhetherThere(): void {
    if (this.#asking || this.#end) return;
    this.#asking = true;
    this.#send('getpauses', {}, this.#settings.timeout)
      .catch((error: EccpError) => {
        if (error.level === 'timeout') this.#connection.fail('the server does not answer any more');
      })
      .finally(() => {
        this.#asking = false;
      });
  }

  #stop(error: EccpError, tell = true): void {
    if (this.#end) return;
    this.#end = error;
    this.#idle?.cancel();
    this.#notOpened(error);
    this.#outstanding.failAll((name) => new EccpError('connection', undefined, error.reason, name));
    if (tell) this.#listener.onEnd(error);
  }
}
