import { UsageError } from './usage-error.js';

/** The number in `--port`; undefined without one. @throws UsageError for what is no port */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port: "${text}" is no port, which is a number up to 65535`);
  return port;
}
