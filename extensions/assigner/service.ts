/** The agent assigner: attends `getAgent` messages from any source and answers with an agent. */
import { type Clock, type DataValue, systemClock } from 'statewire';
import { AbortListeners } from './abort-listeners.js';
import { AssignmentFailure, toFailure } from './failure.js';
import type { Mechanism } from './mechanism.js';
import { type Assignment, asJson, readMessage } from './message.js';

export interface ServiceOptions {
  /** Undefined: the service is not enabled. */
  readonly mechanism: Mechanism | undefined;
  /** Longest time for an answer, ms on the caller's clock. */
  readonly timeout: number;
  readonly log: (message: string) => void;
}

/** What a caller may say besides its message. */
export interface MessageOptions {
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Aborted when the caller does not wait any more. */
  readonly signal?: AbortSignal | undefined;
  /** The same when the same request is made again after a crash; handed to an external assigner. */
  readonly key?: string | undefined;
}

export class AgentAssigner {
  readonly #options: ServiceOptions;
  /** Ends each request under way. */
  readonly #underWay = new Set<(failure: AssignmentFailure) => void>();
  readonly #callers = new AbortListeners();
  #closed = false;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  /** The one mechanism in use; undefined when the service is not enabled. */
  get mechanism(): Assignment['mechanism'] | undefined {
    return this.#options.mechanism?.name;
  }

  /**
   * Answers a message; `GetAgentMessage` is what it should be, and what it is gets checked.
   * @throws AssignmentFailure, and nothing else, with one of its four values of `error`
   */
  async handle(message: DataValue, options: MessageOptions = {}): Promise<Assignment> {
    this.#log(`Message received: ${asJson(message)}`);
    try {
      const assignment = await this.#assign(message, options);
      this.#log(`Resolved agent ${assignment.agentId}`);
      return assignment;
    } catch (error) {
      const failure = toFailure(error);
      this.#log('An error ocurred while resolving agent');
      this.#log(`${failure.error}: ${failure.description}`);
      throw failure;
    }
  }

  /** A log that fails loses its lines, and nobody an agent. */
  readonly #log = (message: string): void => {
    try {
      this.#options.log(message);
    } catch {}
  };

  /** Ends all requests under way with `servererror`; so end those that come later. */
  close(): void {
    this.#closed = true;
    for (const end of [...this.#underWay]) end(shutDown());
  }

  async #assign(message: DataValue, { clock = systemClock(), signal, key }: MessageOptions): Promise<Assignment> {
    const { mechanism } = this.#options;
    if (!mechanism) throw new AssignmentFailure('servererror', 'the agent assigner is not enabled');
    if (this.#closed) throw shutDown();
    const request = readMessage(message);
    const agentId = await this.#inTime(clock, signal, (inTime) => {
      this.#log('Trying to obtain agent');
      return mechanism.assign(request, { signal: inTime, key, log: this.#log });
    });
    return { agentId, mechanism: mechanism.name };
  }

  /** Runs a task until it ends, time is over, the caller has gone or the service is shut down, whatever comes first. */
  async #inTime<T>(clock: Clock, caller: AbortSignal | undefined, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { timeout } = this.#options;
    const controller = new AbortController();
    const end = (failure: AssignmentFailure): void => controller.abort(failure);
    const gone = (): void => end(new AssignmentFailure('servererror', 'the request was given up by its caller'));
    const ended = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
    });
    const timer = clock.after(timeout, () => end(new AssignmentFailure('servererror', `no agent was assigned within ${timeout} ms`)));
    this.#underWay.add(end);
    const forget = caller && this.#callers.add(caller, gone);
    try {
      return await Promise.race([ended, task(controller.signal)]);
    } finally {
      timer.cancel();
      this.#underWay.delete(end);
      forget?.();
    }
  }
}

function shutDown(): AssignmentFailure {
  return new AssignmentFailure('servererror', 'the agent assigner is shut down');
}
