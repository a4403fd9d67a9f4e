/** Broken documents of all kinds, the same in every run: reading them never throws, never hangs and always has something to say. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { printDiagnostics, toJson } from '../../src/diagnostics/print.js';
import { SourceFile } from '../../src/diagnostics/source.js';
import { readDocument } from '../../src/model/read.js';
import type { XmlElement } from '../../src/xml/element.js';
import { parseXml } from '../../src/xml/parse.js';

const golden = new URL('../diagnostics/', import.meta.url);
const w3c = new URL('../../node_modules/@scion-scxml/test-framework/test/w3c-ecma/', import.meta.url);
const documents = [golden, w3c].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.scxml'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8')),
);

const PIECES =
  '< > / " \' & &amp; &# -- <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE = xmlns="" xmlns:a="b" a: </ é 😀 ; hasOwnProperty="1" __proto__="x" <state> </state> &constructor; target="s" id="s" <history> <initial> <parallel>'
    .split(' ')
    .concat(' ', '\n', '\r\n', '\0', '\ud800', '\uFEFF');

/** Numbers of a linear congruential generator, so that a failure can be repeated. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(text: string, random: (below: number) => number): string {
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

/** Everything a reader can be asked about a tree. */
function touch(element: XmlElement): void {
  element.innerXml();
  for (const attribute of element.attributes) attribute.within(0, attribute.text.length);
  element.text.within(0, element.text.text.length);
  element.children.forEach(touch);
}

describe('Reading broken documents', () => {
  test.each([1, 2, 3, 4])('cut, doubled and disturbed at random (seed %i)', (seed) => {
    const random = randomNumbers(seed);
    for (let i = 0; i < 1500; i++) {
      let text = documents[random(documents.length)]!;
      for (let times = 1 + random(4); times > 0; times--) text = mutate(text, random);
      const source = new SourceFile('broken.scxml', text);
      const { root, diagnostics } = parseXml(source);
      const read = root ? readDocument(root, source, { actions: () => undefined, dataModels: ['ecmascript', 'null'] }) : undefined;
      const all = [...diagnostics, ...(read?.diagnostics ?? [])];
      printDiagnostics(all);
      all.forEach(toJson);
      for (const { span, code } of all) {
        if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) throw new Error(`${code} has no place in ${text}`);
      }
      if (root) touch(root);
      else expect(all.length).toBeGreaterThan(0);
    }
  });

  test('cut after every character', () => {
    const text = documents.find((document) => document.includes('<![CDATA['))!;
    for (let end = 0; end < text.length; end++) {
      const { root, diagnostics } = parseXml(new SourceFile('cut.scxml', text.slice(0, end)));
      expect(root !== undefined || diagnostics.length > 0).toBe(true);
    }
  });
});
