import type { Clock, Timer } from '../../clock.js';
import { EccpError } from '../error.js';
import { UnreadableMessage } from '../messages/body.js';
import { readAnswer, readFailure } from '../messages/read-answer.js';
import type { Answer, RequestName } from '../messages/requests.js';
import type { PacketElement } from '../packet.js';

interface Waiting {
  readonly name: RequestName;
  readonly timer: Timer;
  answered(response: PacketElement): void;
  failed(error: EccpError): void;
}

/** Requests that wait for their answers, by id: a server answers in any order. */
export class Outstanding {
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    private readonly clock: Clock,
    private readonly missed: () => void,
  ) {}

  /** @param limit how long to wait, ms. @throws EccpError */
  wait<N extends RequestName>(id: string, name: N, limit: number): Promise<Answer<N>> {
    return new Promise((resolve, reject) => {
      const timer = this.clock.after(limit, () => {
        this.#waiting.delete(id);
        reject(new EccpError('timeout', undefined, `no answer to ${name} within ${limit} ms`, name));
        this.missed();
      });
      const answered = (response: PacketElement): void => {
        const read = readAnswer(name, response);
        if ('answer' in read) resolve(read.answer);
        else reject(new EccpError(read.level, read.failure.code, read.failure.message, name));
      };
      this.#waiting.set(id, { name, timer, answered, failed: reject });
    });
  }

  /**
   * A response; one that comes too late, or to nobody, is ignored. A failure without id is the end of all requests; another answer
   * without id is taken for the oldest request of its name.
   */
  take(response: PacketElement): void {
    const given = response.attributes.get('id');
    const failure = given === undefined ? readFailure(response) : undefined;
    if (failure) {
      this.failAll((name) => new EccpError('request', failure.code, failure.message, name));
      return;
    }
    const id = given ?? this.#oldestOf(response.children[0]?.name);
    const waiting = id === undefined ? undefined : this.#remove(id);
    if (!waiting) return;
    try {
      waiting.answered(response);
    } catch (error) {
      if (!(error instanceof UnreadableMessage)) throw error;
      waiting.failed(new EccpError('answer', undefined, error.message, waiting.name));
    }
  }

  failAll(why: (name: RequestName) => EccpError): void {
    for (const id of [...this.#waiting.keys()]) {
      const waiting = this.#remove(id)!;
      waiting.failed(why(waiting.name));
    }
  }

  /** @param answer the name of what answers */
  #oldestOf(answer: string | undefined): string | undefined {
    for (const [id, { name }] of this.#waiting) if (answer === `${name}_response`) return id;
    return undefined;
  }

  #remove(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    waiting?.timer.cancel();
    this.#waiting.delete(id);
    return waiting;
  }
}
