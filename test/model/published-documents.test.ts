/** The documents of the W3C's implementation report and of SCION: legal ones load, whatever fails in them fails when it runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { SourceFile } from '../../src/diagnostics/source.js';
import { readDocument } from '../../src/model/read.js';
import { parseXml } from '../../src/xml/parse.js';

const folder = new URL('../../node_modules/@scion-scxml/test-framework/test/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.scxml'));

describe('Every published test document can be read', () => {
  test('all of them are there', () => {
    expect(files.length).toBeGreaterThan(300);
  });

  test.each(files)('%s', (file) => {
    const source = new SourceFile(file, readFileSync(new URL(file, folder), 'utf8'));
    const { root, diagnostics } = parseXml(source);
    const read = readDocument(root!, source, { actions: () => undefined, dataModels: ['ecmascript', 'null'] });
    const errors = [...diagnostics, ...read.diagnostics].filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, span }) => `${code} ${span.line}:${span.column}`)).toEqual([]);
    expect(read.document?.root.children.length).toBeGreaterThan(0);
  });
});
