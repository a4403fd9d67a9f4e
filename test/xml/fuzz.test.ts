/** Broken documents of all kinds, the same in every run: reading them never throws, never hangs and always has something to say. */
import { describe, expect, test } from '@jest/globals';
import { printDiagnostics, toJson } from '../../src/diagnostics/print.js';
import { SourceFile } from '../../src/diagnostics/source.js';
import { readDocument } from '../../src/model/read.js';
import type { XmlElement } from '../../src/xml/element.js';
import { parseXml } from '../../src/xml/parse.js';
import { documents, mutate, randomNumbers } from './mutations.js';

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
