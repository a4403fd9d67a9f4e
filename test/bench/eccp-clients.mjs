/** Many plain connections to an ECCP server that ask at a steady rate and count what comes. */
import { createHash } from 'node:crypto';
import { connect } from 'node:net';

const RESPONSE = Buffer.from('<response id="');
const EVENT = Buffer.from('</event>');
const AGENT = Buffer.from('<agent_number>');
/** No more of a chunk than this is needed to find what was cut in two. */
const LONGEST_MARK = 64;
const AGENT_NUMBER_LENGTH = 'SIP/1000'.length;

export const SECRET = 'bench';
export const agentNumber = (index) => `SIP/${1000 + index}`;

/** When requests were due, by id, so that what waits behind a slow answer counts as slow itself. */
export class Measured {
  due = [];
  /** ms */
  latencies = [];
  eventLatencies = [];
  events = 0;
  answers = 0;
  failures = 0;
  /** Since when the state of an agent is to change, by number. */
  changes = new Map();

  reset() {
    this.latencies = [];
    this.eventLatencies = [];
    this.events = 0;
    this.answers = 0;
  }
}

export class BenchClient {
  #rest = Buffer.alloc(0);
  #cookie = '';
  #loggedIn = () => {};

  /** @param watches whether it looks at how late events are */
  constructor(port, measured, watches) {
    this.measured = measured;
    this.watches = watches;
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (chunk) => this.#read(chunk));
    this.socket.on('error', (error) => {
      measured.failures++;
      process.stderr.write(`${error.message}\n`);
    });
  }

  /** Resolves when there is a session. */
  logIn() {
    this.socket.write('<request id="login"><login><username>agentconsole</username><password>agentconsole</password></login></request>');
    return new Promise((resolve) => {
      this.#loggedIn = resolve;
    });
  }

  ask(command, due) {
    const { measured } = this;
    measured.due.push(due);
    this.socket.write(`<request id="${measured.due.length - 1}">${command}</request>`);
  }

  /** The elements that sign for an agent. */
  signed(agent) {
    const hash = createHash('md5').update(`${this.#cookie}${agent}${SECRET}`).digest('hex');
    return `<agent_number>${agent}</agent_number><agent_hash>${hash}</agent_hash>`;
  }

  #read(chunk) {
    const now = performance.now();
    if (this.#cookie === '') {
      this.#rest = Buffer.concat([this.#rest, chunk]);
      this.#cookie =
        /<app_cookie>([0-9a-f]{32})<\/app_cookie><\/login_response><\/response>\n/.exec(this.#rest.toString('latin1'))?.[1] ?? '';
      if (this.#cookie === '') return;
      this.#rest = Buffer.alloc(0);
      this.#loggedIn();
      return;
    }
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const done = Math.max(this.#answers(bytes, now), this.#events(bytes, now));
    this.#rest = bytes.subarray(Math.max(done, bytes.length - LONGEST_MARK));
  }

  /** @returns up to where it has read */
  #answers(bytes, now) {
    const { measured } = this;
    let done = 0;
    for (let at = bytes.indexOf(RESPONSE); at >= 0; at = bytes.indexOf(RESPONSE, done)) {
      const start = at + RESPONSE.length;
      const end = bytes.indexOf(0x22, start);
      if (end < 0) break;
      measured.answers++;
      measured.latencies.push(now - measured.due[Number(bytes.latin1Slice(start, end))]);
      done = end;
    }
    return done;
  }

  #events(bytes, now) {
    const { measured } = this;
    let done = 0;
    for (let at = bytes.indexOf(EVENT); at >= 0; at = bytes.indexOf(EVENT, done)) {
      measured.events++;
      if (this.watches) this.#watch(bytes, done, at, now);
      done = at + EVENT.length;
    }
    return done;
  }

  #watch(bytes, from, to, now) {
    const at = bytes.indexOf(AGENT, from);
    if (at < 0 || at > to) return; // its beginning was in the chunk before
    const start = at + AGENT.length;
    const due = this.measured.changes.get(bytes.latin1Slice(start, start + AGENT_NUMBER_LENGTH));
    if (due !== undefined) this.measured.eventLatencies.push(now - due);
  }
}
