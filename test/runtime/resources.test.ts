import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { fileResources, SimulatedClock, Statewire } from 'statewire';
import { document } from '../support/chart.js';

const folder = mkdtempSync(join(tmpdir(), 'statewire-resources-'));
mkdirSync(join(folder, 'sub'));
writeFileSync(join(folder, 'a b.txt'), 'spaced');
writeFileSync(join(folder, 'x.txt'), 'text');
writeFileSync(join(folder, 'sub', 'child.scxml'), document('<state><invoke src="../x.scxml"/></state>'));
writeFileSync(join(folder, 'x.scxml'), document('<state><onentry><log label="inner"/></onentry></state>'));
const base = join(folder, 'chart.scxml');

describe('Resources of documents', () => {
  test.each(['x.txt', './x.txt', 'sub/../x.txt', 'file:x.txt', 'file:./x.txt'])('%s is read from beside the document', (src) => {
    expect(fileResources.read(src, base).text).toBe('text');
  });

  test('absolute paths and URLs, with escapes', () => {
    for (const src of [join(folder, 'x.txt'), pathToFileURL(join(folder, 'x.txt')).href])
      expect(fileResources.read(src, '/elsewhere/y.scxml').text).toBe('text');
    for (const src of ['a%20b.txt', pathToFileURL(join(folder, 'a b.txt')).href]) expect(fileResources.read(src, base).text).toBe('spaced');
  });

  test.each(['missing.txt', '.', 'sub', 'http://localhost/x', 'data:text/plain,x', 'D:\\foo', 'file://%', '%', '\u0000', ''])(
    '%j is RESOURCE_NOT_LOADED',
    (src) => {
      expect(() => fileResources.read(src, base)).toThrow(expect.objectContaining({ code: 'RESOURCE_NOT_LOADED' }) as unknown as Error);
    },
  );

  test('a child reads its own resources from beside itself', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const logs: unknown[] = [];
    statewire.watch((entry) => entry.type === 'log' && logs.push(entry.label));
    statewire.start(statewire.load(document('<state><invoke src="sub/child.scxml"/></state>'), base));
    expect(logs).toEqual(['inner']);
  });

  test('a document that cannot be read is FILE_NOT_READABLE', () => {
    const statewire = new Statewire();
    for (const path of [join(folder, 'no.scxml'), folder])
      expect(() => statewire.loadFile(path)).toThrow(expect.objectContaining({ code: 'FILE_NOT_READABLE' }) as unknown as Error);
  });

  test('a document that is refused says all its mistakes', () => {
    const statewire = new Statewire();
    try {
      statewire.load(document('<state id="a"><transition event="e" target="x"/></state><state id="a"/>'), 'f.scxml');
      throw new Error('it was accepted');
    } catch (error) {
      expect(error).toMatchObject({ code: 'DOCUMENT_REFUSED', message: expect.stringContaining('f.scxml:1:') });
      expect((error as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['UNKNOWN_TARGET', 'DUPLICATE_ID']),
      );
    }
  });
});
