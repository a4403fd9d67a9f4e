/** Limits that a document sets for its own sessions, within those of the host. */
import { diagnose } from '../../../diagnostics/diagnose.js';
import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { Speller } from '../../../diagnostics/did-you-mean.js';
import type { SourceText } from '../../../diagnostics/source.js';
import { DEFAULT_LIMITS, type Limits } from '../limits.js';

export interface DocumentLimits {
  readonly limits: Limits;
  readonly problems: readonly Diagnostic[];
}

/** The host's limits, lowered where the document asks for less. What cannot be understood changes nothing. */
export function documentLimits(host: Limits, asked: ReadonlyMap<string, SourceText> | undefined): DocumentLimits {
  if (asked === undefined || asked.size === 0) return { limits: host, problems: [] };
  const limits: Record<string, number> = { ...host };
  const problems: Diagnostic[] = [];
  for (const [name, source] of asked) {
    const value = Number(source.text.trim());
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
      const hint = new Speller().hint(name, Object.keys(DEFAULT_LIMITS));
      problems.push(diagnose('BAD_BUDGET', source.span, [name, 'there is no such limit'], { hint }));
    } else if (!Number.isSafeInteger(value) || value < 1) {
      problems.push(diagnose('BAD_BUDGET', source.span, [name, `"${source.text}" is not a whole number above 0`]));
    } else {
      if (value > host[name as keyof Limits]) {
        problems.push(diagnose('BAD_BUDGET', source.span, [name, `the host allows ${host[name as keyof Limits]} only`]));
      }
      limits[name] = Math.min(value, host[name as keyof Limits]);
    }
  }
  return { limits: limits as unknown as Limits, problems };
}
