// @ts-check
/**
 * A stand-in for your switch, so that everything works from the first minute. Replace it by the real thing: a socket, an
 * HTTP client, a library. What the adapter needs of it is what you see here.
 *
 * @typedef {{ number?: number | undefined, dn: string, command: string, failed?: number }} Answer
 * @typedef {{ send(order: { number: number, dn: string, command: string }): void, hangUp(): void }} Line
 */

export class Pbx {
  /** Tests set it: the code that the next order is refused with. @type {number | undefined} */
  refuseNext;
  /** Tests set it: nobody answers. */
  unreachable = false;
  #dns;
  /** @type {Set<{ answered: (answer: Answer) => void, lost: () => void }>} */
  #clients = new Set();

  constructor(dns = ['7001', '7002', '7003']) {
    this.#dns = new Set(dns);
  }

  /** @param {string} dn */
  has(dn) {
    return this.#dns.has(dn);
  }

  /**
   * @param {(answer: Answer) => void} answered told what became of each order, and what agents do at their phones
   * @param {() => void} lost told that the connection broke
   * @returns {Promise<Line>}
   */
  async connect(answered, lost) {
    await pause();
    if (this.unreachable) throw new Error('nobody answers');
    const client = { answered, lost };
    this.#clients.add(client);
    return {
      send: ({ number, dn, command }) => {
        const failed = this.refuseNext;
        this.refuseNext = undefined;
        setTimeout(() => {
          if (this.#clients.has(client)) answered(failed === undefined ? { number, dn, command } : { number, dn, command, failed });
        });
      },
      hangUp: () => this.#clients.delete(client),
    };
  }

  /** An agent does it at the phone: no order made it happen. @param {string} dn @param {string} command */
  atPhone(dn, command) {
    for (const { answered } of this.#clients) answered({ dn, command });
  }

  /** The connections break. */
  crash() {
    const clients = [...this.#clients];
    this.#clients.clear();
    for (const { lost } of clients) lost();
  }
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}
