/** T-Servers and adapters on the loopback interface, and what is undone after each test. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { TelephonyAdapter, TelephonyEvent } from '../../src/telephony/contract.js';
import { describeTrace } from '../../src/telephony/observe.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { type TcpOptions, tcpAdapter } from '../../src/telephony/tcp/client.js';
import { type ListeningTServer, listenTServer } from '../../src/telephony/tcp/server.js';

export const LOOPBACK = '127.0.0.1';
/** What is undone after a test, the last first. */
export class Cleanup {
  readonly #steps: (() => unknown)[] = [];

  add(...steps: readonly (() => unknown)[]): void {
    this.#steps.push(...steps);
  }

  async run(): Promise<void> {
    for (const undo of this.#steps.splice(0).reverse()) await undo();
  }
}

export async function listening(
  cleanup: Cleanup,
  log?: (message: string) => void,
): Promise<{ tserver: ReturnType<typeof simulatedTServer>; at: ListeningTServer }> {
  const tserver = simulatedTServer({ config: { acceptDelay: 0, answerDelay: 0 } });
  const at = await listenTServer(tserver, { port: 0, log });
  cleanup.add(
    () => tserver.close(),
    () => at.close(),
  );
  return { tserver, at };
}

/** An adapter with its events as lines. */
export function client(cleanup: Cleanup, options: TcpOptions): { adapter: TelephonyAdapter; events: string[] } {
  const adapter = tcpAdapter(options);
  const events: string[] = [];
  adapter.onEvent((event: TelephonyEvent) => events.push(describeTrace({ type: 'event', event })));
  cleanup.add(() => adapter.close());
  return { adapter, events };
}

/** Sends text to a T-Server. @returns what came back until `enough` of it was there, or the connection ended */
export function raw(
  cleanup: Cleanup,
  port: number,
  text: string | Buffer,
  enough: (answer: string) => boolean = () => false,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK, () => socket.write(text));
    cleanup.add(() => socket.destroy());
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk;
      if (enough(answer)) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** A server of our own, for what no T-Server should do. */
export async function oddServer(cleanup: Cleanup, serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  cleanup.add(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

export const CONNECTED = '{"type":"event","event":{"name":"EventServerConnected","time":1,"server":"odd"}}\n';

export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
