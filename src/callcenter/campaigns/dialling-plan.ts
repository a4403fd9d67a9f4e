/** By which trunk a number leaves, and as what (patterns of an Asterisk dialling plan). */
import type { Route } from '../config/config.js';

const CLASSES: Readonly<Record<string, string>> = { X: '[0-9]', Z: '[1-9]', N: '[2-9]', '.': '.+', '!': '.*' };

/** What a pattern such as `_9NXX[1-5]X.` fits; a text without `_` fits itself. Undefined for one that is none. */
export function patternOf(text: string): RegExp | undefined {
  if (!text.startsWith('_')) return /^[\d*#+]+$/.test(text) ? new RegExp(`^${escaped(text)}$`) : undefined;
  const parts = text.slice(1).match(/\[[\d-]+\]|[XZN.!]|[\d*#+]/g) ?? [];
  if (parts.length === 0 || parts.join('') !== text.slice(1)) return undefined;
  try {
    return new RegExp(`^${parts.map((part) => CLASSES[part] ?? (part.startsWith('[') ? part : escaped(part))).join('')}$`);
  } catch {
    return undefined; // a set such as [5-1]
  }
}

function escaped(text: string): string {
  return text.replace(/[*+#]/g, '\\$&');
}

export interface Dialled {
  readonly trunk: string;
  /** What is sent to the trunk. */
  readonly number: string;
}

/** The first route of the context that fits; undefined when there is none. */
export function dialled(routes: readonly Route[], context: string, phone: string): Dialled | undefined {
  const route = routes.find((candidate) => candidate.context === context && patternOf(candidate.pattern)?.test(phone));
  return route && { trunk: route.trunk, number: route.prefix + phone.slice(route.strip) };
}
