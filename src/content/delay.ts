import { ScxmlError } from '../diagnostics/error.js';

const FACTORS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Parses the value of `delay` or `delayexpr` (SCXML 6.2.2): a CSS2 time such as `1.5s`, `.5s` or `200ms`; beyond CSS also
 * minutes, hours and days (`10m`, `2h`, `1d`), and a bare `0`.
 * @returns milliseconds, never negative
 * @throws ScxmlError `BAD_DELAY` when the text is not such a time
 */
export function parseDelay(text: string): number {
  return wholeDelay(text) ?? anyDelay(text);
}

/** Whole milliseconds or seconds, as nearly all delays are: `delayexpr` may make a new text each time, so this is quick. */
function wholeDelay(text: string): number | undefined {
  let value = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = 10 * value + digit;
  }
  if (at === 0 || at > 15) return undefined; // more digits than a number holds exactly
  if (text.endsWith('ms') && text.length === at + 2) return value;
  return text.endsWith('s') && text.length === at + 1 ? 1000 * value : undefined;
}

function anyDelay(text: string): number {
  const trimmed = text.trim();
  if (/^\+?0+$/.test(trimmed)) return 0;
  const match = /^\+?(\d+\.?\d*|\.\d+)(ms|s|min|m|h|d)$/i.exec(trimmed);
  const factor = match ? FACTORS[match[2]!.toLowerCase()] : undefined;
  if (!match || factor === undefined) throw new ScxmlError('BAD_DELAY', `"${text}" is not a time such as 1.5s or 200ms`);
  return Number(match[1]) * factor;
}
