import { spend } from '../machine.js';
import { get, toText } from '../operations/read.js';
import { checkText } from './define.js';

/** A match that a replacement may refer to. */
export interface Replaced {
  readonly matched: string;
  readonly position: number;
  /** From the first group on. */
  readonly groups: readonly (string | undefined)[];
  /** What named groups matched, when there are any. */
  readonly names?: object | undefined;
}

const REFERENCE = /\$(?:([$&`'])|(\d\d?))/g;
/** Without named groups `$<` is only text. */
const REFERENCE_OR_NAME = /\$(?:([$&`'])|(\d\d?)|<([^>]*)>)/g;

/** Expands `$1`, `$&`, `$<name>` … in a replacement (ECMA-262 22.1.3.19.1). */
export function expand(replacement: string, { matched, position, groups, names }: Replaced, text: string): string {
  spend(replacement.length >> 8);
  if (!replacement.includes('$')) return replacement;
  spend(replacement.length >> 3);
  let size = 0;
  const references = names === undefined ? REFERENCE : REFERENCE_OR_NAME;
  return replacement.replace(references, (whole: string, sign: string, digits: string, name: string) => {
    const insert = (): string => {
      if (sign === '$') return '$';
      if (sign === '&') return matched;
      if (sign === '`') return text.slice(0, position);
      if (sign === "'") return text.slice(position + matched.length);
      if (digits !== undefined) return group(whole, digits, groups);
      if (names === undefined) return whole;
      const value = get(names, name);
      return value === undefined ? '' : toText(value);
    };
    const inserted = insert();
    size += inserted.length;
    checkText(size);
    return inserted;
  });
}

/** Two digits name a group when there is one, else the first digit does. */
function group(whole: string, digits: string, groups: readonly (string | undefined)[]): string {
  const two = Number(digits);
  if (two >= 1 && two <= groups.length) return groups[two - 1] ?? '';
  const one = Number(digits.charAt(0));
  if (digits.length === 2 && one >= 1 && one <= groups.length) return (groups[one - 1] ?? '') + digits.charAt(1);
  return whole;
}
