import { badRequest, type RequestRefused } from '../server/refusal.js';
import { toInteger } from './values.js';

/** The part of a list that was asked for. @param answer makes the answer of it */
export function page<T, A>(
  all: readonly T[],
  { limit, offset }: { readonly limit?: string | undefined; readonly offset?: string | undefined },
  answer: (shown: readonly T[]) => A,
): A | RequestRefused {
  if (limit === undefined) return offset === undefined ? answer(all) : badRequest('offset without limit');
  const start = Math.max(0, toInteger(offset ?? '0'));
  return answer(all.slice(start, start + Math.max(0, toInteger(limit))));
}
