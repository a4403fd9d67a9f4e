/** What of a recording came otherwise. */
import { isSamePacket, NormalForm, type NormalPacket, otherTimes } from './normal-form.js';

/** A place where the server says something else than the recorded one. */
export interface Difference {
  /** The line before it that came as recorded; 0 for the beginning of a connection. */
  readonly after: number;
  /** The lines of the transcript that did not come there; none where something came in addition. */
  readonly lines: readonly number[];
  /** What came instead, in the normal form: see `describe`. */
  readonly instead: readonly string[];
}

export interface RecordedPacket {
  readonly line: number;
  readonly packet: string;
}

interface NormalLine extends NormalPacket {
  readonly line: number;
}

/** Compares one connection, in order: as much as possible is taken for the same, and what is between that is different. */
export function compare(recorded: readonly RecordedPacket[], received: readonly string[]): readonly Difference[] {
  const [theirs, ours] = [new NormalForm(), new NormalForm()];
  const a = recorded.map(({ line, packet }) => ({ line, ...theirs.of(packet) }));
  const b = received.map((packet) => ours.of(packet));
  const pairs = longestCommon(a, b);
  const matched = new Set(pairs.map(([i]) => i));
  const missing = a.filter((_, i) => !matched.has(i));
  const differences: Difference[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [a.length, b.length] as const]) {
    const lines = a.slice(i, nextI);
    const instead = b.slice(j, nextJ).map((packet, index) => describe(packet, lines[index], missing));
    if (nextI > i || nextJ > j) differences.push({ after: a[i - 1]?.line ?? 0, lines: lines.map(({ line }) => line), instead });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return differences;
}

/** `as line 20` for what comes at another time; otherwise how it differs from the line in whose place it comes; else all of it. */
function describe(ours: NormalPacket, theirs: NormalPacket | undefined, missing: readonly NormalLine[]): string {
  const moved = missing.find((other) => isSamePacket(other, ours));
  if (moved) return `as line ${moved.line}`;
  if (!theirs) return ours.text;
  return theirs.text === ours.text ? otherTimes(theirs, ours).join(', ') : change(theirs.text, ours.text);
}

/** Only what is different: `theirs => ours`, in whole tags and texts; all of ours when it answers something else. */
function change(theirs: string, ours: string): string {
  const [a, b] = [tokensOf(theirs), tokensOf(ours)];
  if (a[0] !== b[0] || a[1] !== b[1]) return ours;
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return `${a.join('')} => ${b.join('')}`;
}

function tokensOf(text: string): string[] {
  return [...(text.match(/<[^>]*>|[^<]+/g) ?? [])];
}

/** The pairs of places that belong together. */
function longestCommon(a: readonly NormalPacket[], b: readonly NormalPacket[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = isSamePacket(a[i]!, b[j]!);
      lengths[i]![j] = same ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (isSamePacket(a[i]!, b[j]!)) pairs.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
