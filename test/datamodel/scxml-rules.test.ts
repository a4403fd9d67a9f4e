import { describe, expect, test } from '@jest/globals';
import { XmlData } from '../../src/event.js';
import { failure, start } from './support.js';

describe('SCXML 5.10 System variables', () => {
  const WRITES = [
    '_event = 1',
    '_event.name = 1',
    'delete _event.name',
    '_sessionid += "x"',
    '_name++',
    '_ioprocessors.scxml = 1',
    '_ioprocessors.scxml.location = 1',
    'delete _ioprocessors.scxml',
    '_x.y = 1',
    'In = null',
    '_genesys = 1',
    '_genesys.ixn.mediaType.VOICE = 5',
    '[_name] = [1]',
    '({ a: _name } = { a: 1 })',
    'for (_name of [1]);',
    'for (_name in { a: 1 });',
    'for (var _name of [1]);',
    'var _name = 1',
    'var _event;',
    'let _x = 1',
    'function In() {}',
    'class _event {}',
    'delete _name',
    'Object.defineProperty(_event, "name", { value: 1 })',
    'Object.assign(_genesys, { a: 1 })',
    'var e = _event; e.name = 1',
    '_ioprocessors.added = 1',
  ];
  test.each(WRITES)('are not changed by the script %s', (script) => {
    const session = start();
    session.event('go', { data: { a: 1 } });
    expect(failure(() => session.run(script)).kind).toBe('execution');
    expect(
      session.value('[_event.name, _name, _sessionid, _ioprocessors.scxml.location, _genesys.ixn.mediaType.VOICE, In("here")]'),
    ).toEqual(['go', 'chart', 's1', '#_scxml_s1', 0, true]);
  });

  test.each(['_event', '_event.data', '_sessionid', '_name', '_ioprocessors.x', '_x.a', '_genesys.a', 'In'])(
    'are no location: %s',
    (location) => {
      const session = start();
      session.event('go');
      expect(failure(() => session.assign(location, '1')).kind).toBe('execution');
    },
  );

  test('are no item or index of a foreach', () => {
    const session = start({ list: [1] });
    for (const [item, index] of [
      ['_event', undefined],
      ['x', '_name'],
      ['_genesys', undefined],
    ] as const) {
      expect(failure(() => session.foreach('list', item, index, () => undefined)).kind).toBe('execution');
    }
  });

  test('may be names of parameters and local variables', () => {
    expect(start().value('(function (_name) { let _event = 2; _event++; return [_name, _event]; })(1)')).toEqual([1, 3]);
  });

  test('_event is not bound before the first event [W3C 319]', () => {
    const session = start();
    expect(session.value('[typeof _event, _event === undefined]')).toEqual(['undefined', true]);
    expect(failure(() => session.value('_event.name')).message).toBe("TypeError: Cannot read properties of undefined (reading 'name')");
  });

  test('_event has all its fields, blank ones as undefined [W3C 330]', () => {
    const session = start();
    session.event('go', { origin: '#_x' });
    const fields = ['name', 'type', 'sendid', 'origin', 'origintype', 'invokeid', 'data'];
    expect(session.value(`${JSON.stringify(fields)}.every((key) => key in _event)`)).toBe(true);
    expect(session.value('[_event.name, _event.type, _event.origin, typeof _event.sendid, "raw" in _event]')).toEqual([
      'go',
      'external',
      '#_x',
      'undefined',
      false,
    ]);
    session.event('post', { raw: 'POST /' });
    expect(session.value('_event.raw')).toBe('POST /');
  });

  test('the data of an event is the session’s own copy, free to be changed', () => {
    const session = start();
    const data = { n: 1, deep: { list: [1] } };
    session.event('go', { data });
    expect(session.value('_event.data.n')).toBe(1);
    session.run('_event.data.n = 2; _event.data.deep.list.push(2)');
    expect(session.value('[_event.data.n, _event.data.deep.list.length, _event === _event]')).toEqual([2, 2, true]);
    expect(data).toEqual({ n: 1, deep: { list: [1] } });
  });

  test('globals of extensions are computed once for each session', () => {
    let asked = 0;
    const session = start().another({ global: (name) => ({ name, count: ++asked }) });
    expect(session.value('[_genesys.count, _genesys.count, _genesys === _genesys, _genesys.name]')).toEqual([1, 1, true, '_genesys']);
  });
});

describe('SCXML 5.4, 5.9 Locations and expressions', () => {
  test('assigning to a location that is not declared is an error [W3C 286, 311]', () => {
    const session = start({ user: {} });
    expect(failure(() => session.assign('nowhere', '1')).message).toBe('ReferenceError: nowhere is not defined');
    expect(failure(() => session.assign('foo.bar.baz ', '1')).kind).toBe('execution');
    expect(failure(() => session.assign('Math', '1')).kind).toBe('execution');
    expect(failure(() => session.assign("'text'", '1')).kind).toBe('execution');
    expect(failure(() => session.assign('user.a.b', '1')).message).toBe("TypeError: Cannot set properties of undefined (setting 'b')");
  });

  test('a property of a declared object can be added [W3C 452]', () => {
    const session = start({ foo: 0 });
    session.run('function testobject() { this.bar = 0; }');
    session.assign('foo', 'new testobject();');
    session.assign('foo.bar', '1');
    session.assign("foo['a b']", '2');
    expect(session.value('foo')).toEqual({ bar: 1, 'a b': 2 });
  });

  test('a script may make a global by assigning to it, and expressions written before see what scripts declare', () => {
    const session = start();
    const before = (): unknown => session.value('made + other() + late');
    expect(failure(before).message).toBe('ReferenceError: made is not defined');
    session.run('made = 1; var other = function () { return 2; }; let late = 3;');
    expect(before()).toBe(6);
    expect(session.value('delete made')).toBe(true);
    expect(session.value('typeof made')).toBe('undefined');
  });

  test('a condition is converted to a boolean [W3C 449]', () => {
    const session = start({ n: 0 });
    expect([session.condition("'foo'"), session.condition("''"), session.condition('[]'), session.condition('n')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(session.condition('++n == 1')).toBe(true);
    expect(session.value('n')).toBe(1);
  });

  test('an illegal expression is reported by check and is an error when it is evaluated [W3C 344, 487]', () => {
    const session = start();
    expect(failure(() => session.condition('return')).message).toBe("SyntaxError: Unexpected token 'return'");
    expect(failure(() => session.value('')).kind).toBe('execution');
    expect(session.codes()).toEqual(['EXPRESSION_SYNTAX', 'EXPRESSION_SYNTAX']);
  });

  test.each([
    'async () => 1',
    'function* () {}',
    'import("fs")',
    'eval("1")',
    'new Function("return 1")',
    'new Proxy({}, {})',
    '10n',
    'import.meta',
  ])('what the language leaves out is named: %s', (expression) => {
    const session = start();
    expect(failure(() => session.value(expression)).message).toMatch(/^SyntaxError/);
    expect(session.codes()[0]).toMatch(/UNSUPPORTED_SYNTAX|EXPRESSION_SYNTAX/);
  });

  test('In() with an id that no state has is worth a warning', () => {
    const session = start();
    expect(session.value('[In("here"), In("there"), In("nowhere"), ["here"].map(In)]')).toEqual([true, false, false, [true]]);
    expect(session.codes()).toEqual(['UNKNOWN_STATE_IN']);
  });
});

describe('SCXML 4.6 foreach', () => {
  test('declares item and index, which keep their last values [W3C 150, 151, 459]', () => {
    const session = start({ list: ['a', 'b'] });
    const seen: unknown[] = [];
    session.foreach('list', 'item', 'at', () => seen.push(session.value('[item, at]')));
    expect(seen).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    expect(session.value('[item, at]')).toEqual(['b', 1]);
    session.foreach('[]', 'other', undefined, () => undefined);
    expect(session.value('other === undefined')).toBe(true);
  });

  test('goes over a shallow copy [W3C 460, 525]', () => {
    const session = start({ list: [1, 2, 3], n: 0 });
    session.foreach('list', 'x', undefined, () => session.run('list = [].concat(list, [4]); list.push(5); n++'));
    expect(session.value('n')).toBe(3);
  });

  test.each([
    ['7', 'x', undefined],
    ['({ length: 1 })', 'x', undefined],
    ['"text"', 'x', undefined],
    ['[1]', "'continue'", undefined],
    ['[1]', 'continue', undefined],
    ['[1]', 'a.b', undefined],
    ['[1]', 'x', "'i'"],
  ])('an illegal array or name runs nothing: %s, %s, %s [W3C 152, 457]', (array, item, index) => {
    let turns = 0;
    expect(failure(() => start().foreach(array, item, index, () => turns++)).kind).toBe('execution');
    expect(turns).toBe(0);
  });
});

describe('SCXML B.2 Data', () => {
  test('functions and arrays keep their kind in data [W3C 446, 453]', () => {
    const session = start({ list: [1, 2, 3], user: { name: 'x' } });
    expect(session.value('[list instanceof Array, user instanceof Object, Array.isArray(list), user.constructor === Object]')).toEqual([
      true,
      true,
      true,
      true,
    ]);
    session.run('var add = function (n) { return n + 1; }');
    expect(session.condition('add(2) == 3')).toBe(true);
  });

  test('inspect shows the variables of the document without running its code', () => {
    const session = start({ n: 1, when: null });
    session.run(
      'when = { get x() { throw 1; }, f() {}, self: null }; when.self = when; var d = new Date(0); let s = Symbol("q"); undeclared = new Map([[1, 2]])',
    );
    session.value('Math.max(1)');
    expect(session.inspect()).toEqual({
      n: 1,
      when: { x: '[getter]', f: '[function f]', self: '[circular]' },
      d: '1970-01-01T00:00:00.000Z',
      s: '[Symbol(q)]',
      undeclared: [[1, 2]],
    });
  });

  test('values leave as plain data', () => {
    const { value } = start();
    expect(value('[new Date(0), new Date(NaN), new Map([["a", 1]]), new Set([1]), /a/g, new TypeError("m"), Object(1), [, 1]]')).toEqual([
      '1970-01-01T00:00:00.000Z',
      null,
      [['a', 1]],
      [1],
      '/a/g',
      { name: 'TypeError', message: 'm' },
      1,
      [undefined, 1],
    ]);
    expect(value('({ get x() { return 5; }, __proto__: { hidden: 1 } })')).toEqual({ x: 5 });
    expect(Object.keys(value('JSON.parse(\'{"__proto__": 1}\')') as object)).toEqual(['__proto__']);
  });

  test.each(['(() => 1)', '({ f() {} })', 'Symbol()', '(() => { const a = []; a.push(a); return a; })()'])(
    'what no event can carry is an error: %s',
    (expression) => {
      expect(failure(() => start().value(expression)).message).toMatch(/^TypeError: .* cannot leave the data model/);
    },
  );

  test('XML data is a document to read [W3C 557, 561]', () => {
    const session = start({ books: new XmlData('<books xmlns=""><book title="t1">a &amp; b</book><book title="t2"/></books>') });
    expect(session.value("books.getElementsByTagName('book')[1].getAttribute('title')")).toBe('t2');
    expect(session.value('books.documentElement.childNodes.length')).toBe(2);
    expect(
      session.value('[books.nodeType, books.firstChild.tagName, books.firstChild.firstChild.textContent, books.getElementById("x")]'),
    ).toEqual([9, 'books', 'a & b', null]);
    expect(session.value('books.documentElement.firstChild === books.getElementsByTagName("book").item(0)')).toBe(true);
    expect(session.value('books.documentElement.lastChild')).toEqual(new XmlData('<book title="t2"/>'));
    expect(failure(() => session.assign('books.documentElement.x', '1')).kind).toBe('execution');
    expect(failure(() => session.run('books.documentElement.childNodes[0] = 1')).kind).toBe('execution');
    expect(failure(() => start({ x: new XmlData('<a>') })).kind).toBe('execution');
  });
});
