/** Documents, and ways to break them. */
import { readdirSync, readFileSync } from 'node:fs';

const golden = new URL('../diagnostics/', import.meta.url);
const w3c = new URL('../../node_modules/@scion-scxml/test-framework/test/w3c-ecma/', import.meta.url);
/** Documents of all kinds, good and bad. */
export const documents = [golden, w3c].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.scxml'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8')),
);

const PIECES =
  '< > / " \' & &amp; &# -- <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE = xmlns="" xmlns:a="b" a: </ é 😀 ; hasOwnProperty="1" __proto__="x" <state> </state> &constructor; target="s" id="s" <history> <initial> <parallel>'
    .split(' ')
    .concat(' ', '\n', '\r\n', '\0', '\ud800', '\uFEFF');

/** Numbers of a linear congruential generator, so that a failure can be repeated. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The text with a piece taken out, put in or doubled, or cut off. */
export function mutate(text: string, random: (below: number) => number): string {
  const start = random(text.length + 1);
  const end = Math.min(text.length, start + random(random(5) === 0 ? 200 : 6));
  switch (random(4)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, start) + PIECES[random(PIECES.length)] + text.slice(start);
    case 2:
      return text.slice(0, start);
    default:
      return text.slice(0, end) + text.slice(start);
  }
}
