/** A transcript against our client: it makes the recorded requests, and the recorded server answers. */
import { expect } from '@jest/globals';
import { SimulatedClock } from '../../../src/clock.js';
import { EccpClient } from '../../../src/eccp/client/client.js';
import { EccpError } from '../../../src/eccp/error.js';
import { REQUEST_LIMITS } from '../../../src/eccp/limits.js';
import { type Answer, isRequestName, type RequestArguments, type RequestName } from '../../../src/eccp/messages/requests.js';
import { writeAnswer, writeCommandFailure, writeEvent, writeRequestFailure } from '../../../src/eccp/messages/write-answer.js';
import { receiveArguments } from '../../../src/eccp/messages/write-request.js';
import type { PacketElement } from '../../../src/eccp/packet.js';
import { PacketReader } from '../../../src/eccp/packet-reader.js';
import { parsePacket } from '../../../src/eccp/parse-packet.js';
import { whenOver } from '../server-support.js';
import { linesOf, type TranscriptLine } from '../transcripts.js';
import { PlayedServer } from './played-server.js';

const CLOSED = '(connection closed by server)';

/** Shows that the client has read what was sent before. */
const MARK = writeEvent({ name: 'agentloggedin', agent: 'Agent/mark' });

/** A request of the recording that our client has made. */
interface Made {
  readonly asked: { readonly name: RequestName; readonly id: string };
  /** What the caller gets, written as a packet again. */
  readonly outcome: Promise<string>;
}

export interface Played {
  /** Answers, failures, events and ends that the client told as they were recorded. */
  readonly told: number;
  /** Lines of answers that nobody waited for. */
  readonly toNobody: readonly number[];
}

/** Plays every connection of a transcript. @param piece how many bytes the server writes at once */
export async function play(transcript: string, piece: number): Promise<Played> {
  const lines = linesOf(transcript);
  let told = 0;
  const toNobody: number[] = [];
  for (const conn of new Set(lines.map((line) => line.conn))) {
    const playback = new Playback(piece);
    await playback.run(lines.filter((line) => line.conn === conn));
    told += playback.told;
    toNobody.push(...playback.toNobody);
  }
  return { told, toNobody };
}

class Playback {
  readonly #server: PlayedServer;
  readonly #made = new Map<string, Made>();
  readonly #events: string[] = [];
  #client!: EccpClient;
  #wake = (): void => {};
  #lost = false;
  told = 0;
  readonly toNobody: number[] = [];

  constructor(piece: number) {
    this.#server = new PlayedServer(piece);
  }

  async run(lines: readonly TranscriptLine[]): Promise<void> {
    const port = await this.#server.listen();
    const options = { port, username: 'agentconsole', password: 'agentconsole', clock: new SimulatedClock(), reconnect: false as const };
    this.#client = new EccpClient({ ...options, poll: 0 });
    whenOver(() => this.#client.close());
    this.#client.on('event', (event) => this.#notice(() => this.#events.push(writeEvent(event))));
    this.#client.on('disconnected', () =>
      this.#notice(() => {
        this.#lost = true;
      }),
    );
    await this.#client.connect();
    for (const line of lines) {
      if (line.dir === 'C') await this.#ask(line);
      else await this.#hear(line);
    }
    expect(this.#events).toEqual([]);
  }

  /** What no client of ours would say is left out. */
  async #ask({ raw }: TranscriptLine): Promise<void> {
    for (const packet of new PacketReader(REQUEST_LIMITS).read(Buffer.from(raw)).packets) {
      const [command, ...more] = packet.children;
      const id = packet.attributes.get('id');
      if (!command || more.length > 0 || id === undefined || !isRequestName(command.name) || this.#lost) continue;
      this.#server.expectsLogin = command.name === 'login';
      const outcome = this.#make(id, command.name, packet);
      await Promise.race([this.#server.arrival(), outcome.catch(() => {})]);
      const asked = this.#server.takeRequest();
      this.#server.expectsLogin = false;
      if (!asked) continue; // what lacks so much that our client cannot write it
      expect(asked.name).toBe(command.name);
      this.#made.set(id, { asked: { id: asked.id, name: command.name }, outcome });
      if (command.name === 'login') return; // nothing is said behind a login that is not answered
    }
  }

  async #make<N extends RequestName>(id: string, name: N, packet: PacketElement): Promise<string> {
    // a client of ours could not even ask for some of it, but what is refused has to be heard
    const args = receiveArguments(name, packet) as unknown as RequestArguments<N>;
    try {
      const answer: Answer<N> = await this.#client.request(name, args);
      return writeAnswer(id, name, answer);
    } catch (error) {
      if (!(error instanceof EccpError) || error.code === undefined) throw error;
      const failure = { code: error.code, message: error.reason };
      return error.level === 'command' ? writeCommandFailure(id, name, failure) : writeRequestFailure(id, failure);
    }
  }

  async #hear({ line, raw }: TranscriptLine): Promise<void> {
    if (this.#lost) return;
    if (raw === CLOSED) {
      this.#server.end();
      await this.#until(() => this.#lost);
      expect(this.#client.connected).toBe(false);
      this.told++;
      return;
    }
    if (raw.includes('<event>')) {
      this.#server.say(raw);
      await this.#until(() => this.#events.length > 0);
      this.#compare(this.#events.shift()!, raw);
      return;
    }
    const made = this.#made.get(parsePacket(raw).attributes.get('id') ?? 'none');
    if (!made) {
      this.toNobody.push(line);
      this.#server.say(raw); // the client goes on
      this.#server.say(MARK);
      await this.#until(() => this.#events.length > 0);
      expect(this.#events.shift()).toBe(MARK);
      return;
    }
    this.#server.answer(made.asked, raw);
    this.#compare(await made.outcome, raw);
  }

  /** A failure does not tell the status beside it, which is the same for all of them. */
  #compare(told: string, recorded: string): void {
    expect(told).toBe(recorded.includes('<failure>') ? recorded.replace(/<status>[a-z-]+<\/status>(?=<failure>)/, '') : recorded);
    this.told++;
  }

  #notice(note: () => void): void {
    note();
    this.#wake();
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
