import type { Server } from 'node:net';
import { ScxmlError } from '../../diagnostics/error.js';

/**
 * @returns the port, which the system chooses for 0
 * @throws ScxmlError `BAD_OPTION` when it cannot listen there
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
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
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
