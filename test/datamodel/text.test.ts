import { describe, expect, test } from '@jest/globals';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { XmlData } from '../../src/event.js';
import { failure } from './support.js';

const SESSION = { id: 's', name: '', seed: 0, now: () => 0, isActive: () => false, ioProcessors: () => ({}), global: () => undefined };

function document() {
  const compiler = ecmascriptDataModel.compiler({ globals: [] });
  return { compiler, store: compiler.create(SESSION) };
}

describe('SCXML B.2.1 Text and XML in place', () => {
  test.each([
    ['\n[1, 2, 3]\n', [1, 2, 3]],
    ['{ "productName" : "bar", "size" : 27 }', { productName: 'bar', size: 27 }],
    ['123', 123],
    ['true', true],
    ['null', null],
    ['"quoted"', 'quoted'],
    ['\nthis  is \na string\n', 'this is a string'],
    ['{ not: json }', '{ not: json }'],
    ['', ''],
    ['12 monkeys', '12 monkeys'],
  ])('%j is JSON or else text with white space normalised [W3C 446, 558, 562, 578]', (text, expected) => {
    const { compiler, store } = document();
    expect(store.export(compiler.text(looseText(text))(store))).toEqual(expected);
  });

  test('each evaluation makes a new value', () => {
    const { compiler, store } = document();
    const list = compiler.text(looseText('[1]'));
    expect(list(store)).not.toBe(list(store));
  });

  test('XML is a document node, and leaves as it was written', () => {
    const { compiler, store } = document();
    const xml = '<a x="1">t<b/></a>\n<c/>';
    const value = compiler.xml({ xml, source: looseText(xml) })(store);
    expect(store.export(value)).toEqual(new XmlData(xml));
  });

  test('a file that is not well-formed XML is an error when it is evaluated', () => {
    const { compiler, store } = document();
    const broken = compiler.xml({ xml: '<a>', source: looseText('<a>') });
    expect(failure(() => broken(store)).kind).toBe('execution');
  });
});
