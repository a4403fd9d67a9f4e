/** Giving commands to a simulated T-Server of another process, such as `statewire sim tserver`. */
import { connect } from 'node:net';
import { ScxmlError } from '../../diagnostics/error.js';
import { telephonyError } from '../error-codes.js';
import { LineReader } from './line-reader.js';
import { networkProblem } from './network-problem.js';
import { BadLine, DEFAULT_PORT, LONGEST_ANSWER, LOOPBACK, readServerMessage, toLine } from './protocol.js';

export interface RemoteOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default 7400. */
  readonly port?: number | undefined;
  /** How long it may take, ms; default 5000. */
  readonly timeout?: number | undefined;
}

/**
 * Has a command carried out, such as `refuse 185 times=2` or `link down`; `help` lists them.
 * @returns lines to show
 * @throws ScxmlError (as a rejection) `BAD_OPTION` for a command that cannot be carried out, and a port that is none
 * @throws TelephonyError (as a rejection) 54 when the T-Server cannot be reached or does not answer in time
 */
export function remoteControl(command: string, options: RemoteOptions = {}): Promise<readonly string[]> {
  const { host = LOOPBACK, port = DEFAULT_PORT, timeout = 5000 } = options;
  return new Promise((resolve, reject) => {
    if (!(Number.isInteger(port) && port > 0 && port <= 65_535)) throw new ScxmlError('BAD_OPTION', `port must be 1 to 65535, not ${port}`);
    const place = `${host}:${port}`;
    const lines = new LineReader(LONGEST_ANSWER);
    const socket = connect({ host, port, noDelay: true }, () => socket.write(toLine({ type: 'control', number: 1, command })));
    const timer = setTimeout(() => fail(telephonyError(54, `${place} did not answer within ${timeout} ms`)), timeout);
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      socket.destroy();
      finish();
    };
    const fail = (error: Error): void => end(() => reject(error));
    const take = (line: string): void => {
      const message = readServerMessage(line);
      if (message.type === 'controlled') end(() => resolve(message.lines));
      else if (message.type === 'uncontrolled' || message.type === 'refused') fail(new ScxmlError('BAD_OPTION', message.message));
      // what is told to clients is not for us
    };
    socket.on('data', (chunk: Buffer) => {
      try {
        const received = lines.read(chunk);
        if (!received) throw new BadLine('the T-Server sent a line that is too long');
        for (const line of received) take(line);
      } catch (error) {
        fail(telephonyError(54, `${place} is no T-Server`, { cause: error }));
      }
    });
    socket.on('error', (error) => fail(telephonyError(54, `${place}: ${networkProblem(error)}`)));
    socket.on('close', () => fail(telephonyError(54, `the connection to ${place} was lost`)));
  });
}
