import { describe, expect, test } from '@jest/globals';
import { SourceFile } from '../../src/diagnostics/source.js';
import type { ReadOptions } from '../../src/model/context.js';
import { readDocument } from '../../src/model/read.js';
import { parseXml } from '../../src/xml/parse.js';

const PLATFORM: ReadOptions = { actions: () => undefined, dataModels: ['ecmascript'] };

function problems(content: string, options: Partial<ReadOptions>): string[] {
  const text = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="a">${content}</state></scxml>`;
  const source = new SourceFile('f', text);
  const { diagnostics } = readDocument(parseXml(source).root!, source, { ...PLATFORM, ...options });
  return diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

describe('SCXML 6.2.4, 6.4.1 Types of <send> and <invoke>', () => {
  const sends =
    '<onentry><send event="e" type="smtp"/><send event="e" type="scxml"/><send event="e" typeexpr="x"/><send event="e"/></onentry>';
  const invokes = '<invoke type="urn:service" src="x"/><invoke type="scxml" src="x"/><invoke src="x"/>';

  test('a type that the platform does not support is reported, and fails when it is executed', () => {
    expect(problems(sends, { isSendType: (type) => type === 'scxml' })).toEqual([
      'deferred UNKNOWN_SEND_TYPE: no event I/O processor of type "smtp" is installed',
    ]);
    expect(problems(invokes, { isInvokeType: (type) => type === 'scxml' })).toEqual([
      'deferred UNKNOWN_INVOKE_TYPE: no service of type "urn:service" can be invoked',
    ]);
  });

  test('nothing is said about types when the platform does not say which it has', () => {
    expect(problems(sends + invokes, {})).toEqual([]);
  });
});
