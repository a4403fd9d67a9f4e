/** A simulated T-Server on the network: every connection is a client of it. */
import { createServer, type Server, type Socket } from 'node:net';
import { ScxmlError } from '../../diagnostics/error.js';
import { controlTServer } from '../simulated/control.js';
import type { SimulatedTServer } from '../simulated/tserver.js';
import { DEFAULT_PORT, LOOPBACK } from './protocol.js';
import { ServerConnection } from './server-connection.js';

export interface ListenOptions {
  /** Where to listen; default `127.0.0.1`, so that only this machine can connect. */
  readonly host?: string | undefined;
  /** Default 7400; 0 lets the system choose. */
  readonly port?: number | undefined;
  /** A line for operators: who came and went, and what was not understood. */
  readonly log?: ((message: string) => void) | undefined;
}

/** A T-Server that listens. */
export interface ListeningTServer {
  readonly host: string;
  readonly port: number;
  /** How many clients are connected. */
  readonly clients: number;
  /** Ends all connections and stops listening; the T-Server itself goes on. */
  close(): Promise<void>;
}

/** How many clients may be connected at a time; further ones are turned away. */
const MOST_CLIENTS = 1000;

/**
 * Lets clients connect to a simulated T-Server over TCP; the protocol is described in `README.md` of this folder.
 * @throws ScxmlError `BAD_OPTION` when it cannot listen there
 */
export async function listenTServer(tserver: SimulatedTServer, options: ListenOptions = {}): Promise<ListeningTServer> {
  const { host = LOOPBACK, port = DEFAULT_PORT, log = () => {} } = options;
  const connections = new Set<ServerConnection>();
  const take = (socket: Socket): void => {
    const control = (command: string): readonly string[] => controlTServer(tserver, command);
    const connection = new ServerConnection(socket, tserver.adapter(), control, log, () => connections.delete(connection));
    connections.add(connection);
  };
  const server = createServer({ keepAlive: true, noDelay: true }, take);
  server.maxConnections = MOST_CLIENTS;
  await listen(server, host, port);
  const address = server.address();
  return {
    host,
    port: typeof address === 'object' && address !== null ? address.port : port,
    get clients() {
      return connections.size;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of [...connections]) connection.end();
      await closed;
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (cause: Error): void => {
      reject(new ScxmlError('BAD_OPTION', `cannot listen on ${host}:${port}: ${cause.message}`, undefined, { cause }));
    };
    if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      failed(new Error('a port is a number from 0 to 65535'));
      return;
    }
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
}
