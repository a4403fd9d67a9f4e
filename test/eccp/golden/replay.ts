/** A transcript against our server: the client's side is sent as recorded, at the recorded times of a simulated clock. */
import { agentHash } from '../../../src/eccp/agent-hash.js';
import type { ServerMode } from '../../../src/eccp/server/options.js';
import { linesOf, type TranscriptLine } from '../transcripts.js';
import { compare, type Difference, type RecordedPacket } from './differences.js';
import { type Link, Links } from './link.js';
import { openRig, type Rig, secretOf } from './rig.js';
import { SCRIPTS, type Script } from './scripts.js';

const LOGIN = '<request id="before"><login><username>agentconsole</username><password>agentconsole</password></login></request>';
const CLOSED = '(connection closed by server)';
/** What is not from a recorded clock begins here. */
const SOME_TIME = 3 * 3_600_000;
/** What comes after the last line, ms. */
const AFTERWARDS = 1000;

export interface Replayed {
  /** How many packets and ends of connections of the recording were compared. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

export async function replay(transcript: string, mode: ServerMode): Promise<Replayed> {
  const script = scriptOf(transcript);
  const all = [...(script.after ?? []), transcript];
  const start = startOf(linesOf(all[0]!));
  const rig = await openRig(script.profile, mode, start);
  const midnight = rig.clock.now() - start;
  for (const earlier of script.after ?? []) {
    passUntil(rig, midnight + startOf(linesOf(earlier)));
    await new Replay(scriptOf(earlier), linesOf(earlier), rig).run();
  }
  passUntil(rig, midnight + startOf(linesOf(transcript)));
  const last = new Replay(script, linesOf(transcript), rig);
  await last.run();
  return last.finish();
}

function scriptOf(transcript: string): Script {
  const script = SCRIPTS[transcript];
  if (!script) throw new Error(`there is no script for ${transcript}`);
  return script;
}

function passUntil({ clock }: Rig, time: number): void {
  clock.advance(Math.max(0, time - clock.now()));
}

/** One of the clients of the recording. */
class Client {
  cookie = '';

  constructor(readonly link: Link) {}

  get latestCookie(): string {
    for (const packet of this.link.received) this.cookie = /<app_cookie>([0-9a-f]{32})</.exec(packet)?.[1] ?? this.cookie;
    return this.cookie;
  }
}

class Replay {
  readonly #links = new Links();
  readonly #clients = new Map<string, Client>();
  readonly #recorded = new Map<string, RecordedPacket[]>();
  /** ms since the start of the recording. */
  #now = 0;

  constructor(
    private readonly script: Script,
    private readonly lines: readonly TranscriptLine[],
    private readonly rig: Rig,
  ) {}

  async run(): Promise<void> {
    for (const name of this.script.loggedIn ?? []) await this.#logIn(name);
    for (const line of this.lines) {
      for (const { lead, command } of (this.script.controls ?? []).filter((control) => control.line === line.line)) {
        await this.#pass(line.t - lead);
        const outcome = this.rig.callCenter.control(command);
        if (!outcome.ok) throw new Error(`line ${line.line}: ${command.command} was refused: ${outcome.refusal}`);
      }
      await this.#pass(line.t);
      if (line.dir === 'C') await this.#say(line);
      else if (this.script.clientEnds?.includes(line.line)) await this.#end(line);
      else this.#expect(line);
      const more = line.dir === 'S' && this.script.writes?.[line.line];
      if (more) await this.#write(line, more);
    }
  }

  /** What came up to a moment after the last line. */
  async finish(): Promise<Replayed> {
    await this.#pass(this.#now + AFTERWARDS);
    return this.#result();
  }

  async #logIn(name: string): Promise<void> {
    const { link } = await this.#client(name);
    link.send(Buffer.from(LOGIN));
    await this.#links.settle();
    const client = await this.#client(name);
    client.cookie = client.latestCookie;
    link.received.length = 0;
  }

  async #pass(until: number): Promise<void> {
    if (until <= this.#now) return;
    this.rig.clock.advance(until - this.#now);
    this.#now = until;
    await this.#links.settle();
  }

  async #say(line: TranscriptLine): Promise<void> {
    if (line.raw.startsWith('(hash made with')) return; // about the next line
    await this.#write(line, this.script.writes?.[line.line] ?? [await this.#signed(line)]);
  }

  async #write({ conn }: TranscriptLine, writes: readonly (string | Uint8Array)[]): Promise<void> {
    const { link } = await this.#client(conn);
    for (const bytes of writes) {
      link.send(Buffer.from(bytes));
      await this.#links.settle();
    }
  }

  async #end({ conn }: TranscriptLine): Promise<void> {
    (await this.#client(conn)).link.end();
    await this.#links.settle();
  }

  #expect({ line, conn, raw }: TranscriptLine): void {
    const known = this.#recorded.get(conn) ?? [];
    this.#recorded.set(conn, known);
    known.push({ line, packet: raw === CLOSED ? 'closed' : raw });
  }

  /** With the hash that belongs to our cookie. What was no hash of the agent stays as it was. */
  async #signed({ line, conn, raw }: TranscriptLine): Promise<string> {
    const agent_number = /<agent_number>([^<]*)</.exec(raw)?.[1] ?? '';
    const { latestCookie } = await this.#client(this.script.foreignHash?.[line] ?? conn);
    const hash = agentHash(latestCookie, agent_number, secretOf(agent_number) ?? '');
    return raw
      .replace(/(?<=<agent_hash>)[0-9a-f]{32}(?=<)/, hash)
      .replace(/(?<=<agent_hash>)[0-9A-F]{32}(?=<)/, (given) => (/[A-F]/.test(given) ? hash.toUpperCase() : given));
  }

  async #client(name: string): Promise<Client> {
    const known = this.#clients.get(name);
    if (known) return known;
    const client = new Client(await this.#links.open(this.rig.server.port));
    this.#clients.set(name, client);
    return client;
  }

  /** The end of a connection that the client had ended was not recorded. */
  #result(): Replayed {
    const differences: Difference[] = [];
    let compared = 0;
    for (const [name, { link }] of this.#clients) {
      const recorded = this.#recorded.get(name) ?? [];
      const received = this.#endedByClient(name) && link.received.at(-1) === 'closed' ? link.received.slice(0, -1) : link.received;
      compared += recorded.length;
      differences.push(...compare(recorded, received));
    }
    return { compared, differences };
  }

  #endedByClient(name: string): boolean {
    return this.lines.some(({ line, conn }) => conn === name && this.script.clientEnds?.includes(line));
  }
}

/** Time of day at the beginning, ms: events of breaks say what time it is, without the fraction. */
function startOf(lines: readonly TranscriptLine[]): number {
  const starts = lines.flatMap(({ raw, t }) => {
    const [, hours, minutes, seconds] = /<pausestart>.*<pause_start>\S+ (\d\d):(\d\d):(\d\d)</.exec(raw) ?? [];
    return hours === undefined ? [] : [(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 - t];
  });
  return starts.length === 0 ? SOME_TIME : Math.max(...starts);
}
