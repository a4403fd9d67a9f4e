/** A server in a process of its own with more to do than it likes. How fast it is decides nothing here; `test/bench` measures that. */
import { describe, expect, test } from '@jest/globals';
import { EccpClient } from '../../src/eccp/client/client.js';
import { EccpError } from '../../src/eccp/error.js';
import type { TelephonyEvent } from '../../src/telephony/contract.js';
import { eccpAdapter } from '../../src/telephony/eccp.js';
import { supervise } from '../../src/telephony/supervise.js';
import { agentNumber, extensionOf, manyAgents, PATIENCE, SECRET, type ServerProcess, startServer } from './load-process.js';
import { connectTo, type RawClient, until, whenOver } from './server-support.js';

const MIB = 1024 * 1024;

describe('a client that never reads', () => {
  const [AGENTS, QUEUES, READERS] = [200, 40, 5];
  /** What one `refreshagents` makes is less than this, in bytes. */
  const ONE_REFRESH = MIB;
  /** By far more than systems keep for a connection. */
  const MOST_REFRESHES = 400;
  let answers = 0;

  test(
    'is ended with a line in the log when a MiB waits for it, and the others miss nothing',
    async () => {
      const server = await startServer(manyAgents(AGENTS, QUEUES));
      const mute = await connectTo(server);
      await mute.logIn();
      mute.socket.pause();
      const readers = await Promise.all(Array.from({ length: READERS }, () => connectTo(server)));
      await Promise.all(readers.map((reader) => reader.logIn()));
      let refreshes = 0;
      for (; refreshes < MOST_REFRESHES && !server.output().includes('slow-consumer'); refreshes++) {
        await refresh(readers, (refreshes + 1) * AGENTS);
      }
      const [line = '', waiting] = /slow-consumer connection=1 .*detail="(\d+) bytes wait"/.exec(server.output()) ?? [];
      expect(line).toContain('user=agentconsole');
      expect(Number(waiting)).toBeGreaterThan(MIB);
      expect(Number(waiting)).toBeLessThan(MIB + ONE_REFRESH);
      expect(server.output().match(/slow-consumer/g)).toHaveLength(1);
      expect(readers.map(({ isClosed }) => isClosed)).toEqual(readers.map(() => false));
      expect(readers.map(events)).toEqual(readers.map(() => refreshes * AGENTS));
    },
    PATIENCE,
  );

  /** Everybody hears of every agent; until all who read have heard it. */
  async function refresh(readers: readonly RawClient[], heard: number): Promise<void> {
    await readers[0]!.askAmongEvents('<refreshagents/>');
    answers++;
    await until(() => readers.every((reader, index) => events(reader, index) === heard), PATIENCE);
  }

  /** All that comes is events, but for the answer to the login, and for the answers to the first one. */
  function events(reader: RawClient, index: number): number {
    return reader.packets - 1 - (index === 0 ? answers : 0);
  }
});

describe('a server that is killed in the middle', () => {
  const [AGENTS, CLIENTS, WATCHED] = [40, 50, 8];
  const config = manyAgents(AGENTS, 1);
  const agents = Array.from({ length: AGENTS }, (_, i) => ({ agent_number: agentNumber(i), eccp_password: SECRET }));

  test(
    'its clients recover and know the truth, and so does the adapter',
    async () => {
      const first = await startServer(config);
      const clients = Array.from({ length: CLIENTS }, (_, i) => new Console(first.port, i));
      whenOver(() => clients.forEach((client) => void client.end()));
      const events = adapterEvents(first);
      await Promise.all(clients.map(({ client }) => client.connect()));
      await logAllIn(clients[0]!.client);
      await until(() => clients.every((client) => client.knows('online')), PATIENCE);
      await until(() => loggedIn(events).size === AGENTS, PATIENCE);
      const working = clients.map((client) => client.work());

      await first.kill();
      await until(() => clients.every(({ losses }) => losses === 1), PATIENCE);
      await until(() => events.some(({ name }) => name === 'EventServerDisconnected'), PATIENCE);
      const answersBefore = clients.map(({ answers }) => answers);
      await startServer(config, first.port); // it knows of no logins

      await until(() => clients.every((client) => client.knows('offline')), PATIENCE);
      await until(() => loggedIn(events).size === 0, PATIENCE);
      await until(() => clients.every(({ answers }, i) => answers > answersBefore[i]!), PATIENCE);
      for (const client of clients) client.end();
      await Promise.all(working);
      expect(clients.flatMap(({ unexpected }) => unexpected)).toEqual([]);
      expect(clients.map(({ losses }) => losses)).toEqual(clients.map(() => 1));
    },
    2 * PATIENCE,
  );

  /** One of many clients, each with some of the agents. */
  class Console {
    readonly client: EccpClient;
    readonly #watched: readonly string[];
    readonly unexpected: unknown[] = [];
    losses = 0;
    answers = 0;
    #isOver = false;

    constructor(port: number, index: number) {
      const watched = Array.from({ length: WATCHED }, (_, i) => agents[(index * 3 + i) % AGENTS]!);
      this.#watched = watched.map(({ agent_number }) => agent_number);
      const login = { username: 'agentconsole', password: 'agentconsole' };
      this.client = new EccpClient({ port, ...login, agents: index === 0 ? agents : watched, reconnect: { first: 50, most: 500 } });
      this.client.on('disconnected', () => {
        if (!this.#isOver) this.losses++;
      });
    }

    knows(status: string): boolean {
      return this.#watched.every((agent) => this.client.stateOf(agent)?.status === status);
    }

    /** Asks for something all the time. What is in flight when the connection is lost fails, and nothing else. */
    async work(): Promise<void> {
      for (let i = 0; !this.#isOver; i++) {
        try {
          await this.client.request('getagentstatus', { agent_number: this.#watched[i % WATCHED]! });
          this.answers++;
        } catch (error) {
          if (!(error instanceof EccpError && error.level === 'connection')) this.unexpected.push(error);
        }
        await new Promise<void>((resolve) => setTimeout(resolve, 10));
      }
    }

    end(): void {
      this.#isOver = true;
      this.client.close();
    }
  }

  async function logAllIn(client: EccpClient): Promise<void> {
    for (const [i, { agent_number }] of agents.entries()) await client.request('loginagent', { agent_number, extension: extensionOf(i) });
  }

  /** What a supervised adapter tells, as long as the test lasts. */
  function adapterEvents({ port }: ServerProcess): readonly TelephonyEvent[] {
    const adapter = eccpAdapter({ port, agentPassword: SECRET });
    const events: TelephonyEvent[] = [];
    adapter.onEvent((event) => events.push(event));
    const supervision = supervise(adapter, { firstDelay: 50, longestDelay: 500 });
    whenOver(async () => {
      supervision.stop();
      await adapter.close();
    });
    return events;
  }

  /** The agents who are logged in, for all that the adapter has told. */
  function loggedIn(events: readonly TelephonyEvent[]): ReadonlySet<string> {
    const agentIDs = new Set<string>();
    for (const event of events) {
      if (event.name === 'EventAgentLogin') agentIDs.add(event.agentID ?? '');
      if (event.name === 'EventAgentLogout') agentIDs.delete(event.agentID ?? '');
    }
    return agentIDs;
  }
});
