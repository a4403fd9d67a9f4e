import { UsageError } from '../usage-error.js';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Reads a time such as `1.5s`, `200ms`, `10m` or `8h`; a number alone is milliseconds.
 * @returns milliseconds @throws UsageError for anything else
 */
export function parseDuration(text: string): number {
  const match = /^(\d+\.?\d*|\.\d+)(ms|s|m|h)?$/.exec(text.trim());
  const ms = match ? Number(match[1]) * UNITS[match[2] ?? 'ms']! : Number.NaN;
  if (!Number.isSafeInteger(Math.round(ms))) throw new UsageError(`"${text}" is not a time such as 200ms, 1.5s, 10m or 8h`);
  return ms;
}
