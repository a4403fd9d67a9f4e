/** Snapshots come from a store, which may be damaged or in the hands of an enemy. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ScxmlError } from 'statewire';
import { codeOf } from '../host/set-up.js';
import { begin, world } from './support.js';

const CHART = `<datamodel><data id="d" expr="{ xs: [1, 'two', null], f: function () { return d; } }"/></datamodel>
  <state id="s" initial="a"><history id="h" type="deep"><transition target="a"/></history><state id="a"/>
    <parallel id="p"><state id="b"><state id="b1"/><state id="b2"/></state><state id="c"/></parallel>
    <transition event="p" target="p"/><transition event="out" target="o"/></state>
  <state id="o"><onentry><send event="late" delay="5s"><param name="x" expr="1"/></send></onentry>
    <invoke id="i"><content><scxml version="1.0"><state id="c"/></scxml></content></invoke>
    <transition event="back" target="h"/></state>`;

function taken() {
  const first = begin(CHART);
  first.send('p');
  first.send('out');
  return { text: first.text, snapshot: first.session.snapshot() };
}

type Json = null | boolean | number | string | { [key: string]: Json };

function restore(text: string, snapshot: string): void {
  const second = world();
  const session = second.statewire.restore(text, snapshot);
  session.send('back');
  second.clock.advance(10_000);
}

/** Every place in a JSON value, as the path to it. */
function placesOf(json: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

function replaced(json: Json, path: readonly string[], value: unknown): Json {
  const copy = structuredClone(json);
  const last = path.at(-1);
  if (last === undefined) return value as Json;
  let at = copy as { [key: string]: Json };
  for (const key of path.slice(0, -1)) at = at[key] as { [key: string]: Json };
  at[last] = value as Json;
  return copy;
}

describe('A snapshot that is none', () => {
  const { text, snapshot } = taken();

  test.each(['', 'null', '[]', '{}', '7', '{"version":1}', '"x"', snapshot.slice(0, -1), `${snapshot}}`])(
    'is refused: %.30s',
    (damaged) => {
      expect(codeOf(() => restore(text, damaged))).toBe('BAD_SNAPSHOT');
    },
  );

  test('of another version, or of another document, is refused', () => {
    expect(codeOf(() => restore(text, snapshot.replace('"version":1', '"version":2')))).toBe('BAD_SNAPSHOT');
    expect(codeOf(() => restore(`${text} `, snapshot))).toBe('BAD_SNAPSHOT');
    expect(codeOf(() => restore('<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="s"/></scxml>', snapshot))).toBe(
      'BAD_SNAPSHOT',
    );
  });

  test.each([
    ['two children of one state are active', [2, 4]],
    ['a child without its parent', [4]],
    ['nothing', []],
    ['a history', [1, 2]],
    ['a state that does not exist', [99]],
    ['half a state', [0.5]],
  ])('where %s are active is refused', (_what, configuration) => {
    const json = replaced(JSON.parse(snapshot) as Json, ['session', 'configuration'], configuration);
    expect(codeOf(() => restore(text, JSON.stringify(json)))).toBe('BAD_SNAPSHOT');
  });

  test.each([[[3, 6]], [[6, 7]], [[0]], [[]], [[2]], [[10]], ['x']])('with the history %j is refused', (states) => {
    const json = replaced(JSON.parse(snapshot) as Json, ['session', 'history'], [states]);
    expect(codeOf(() => restore(text, JSON.stringify(json)))).toBe('BAD_SNAPSHOT');
  });

  test('with anything else in any of its places is refused, or restored to something that works', () => {
    const json = JSON.parse(snapshot) as Json;
    const values = [undefined, null, -1, 1e9, 0.5, 'constructor', '__proto__', [], [[]], {}, { $: 'xml' }, { $: 'event', event: {} }, true];
    const prototype = Object.getOwnPropertyNames(Object.prototype).join();
    for (const path of placesOf(json)) {
      for (const value of values) {
        try {
          restore(text, JSON.stringify(replaced(json, path, value)) ?? '');
        } catch (error) {
          if (!(error instanceof ScxmlError)) throw new Error(`${path.join('.')} = ${JSON.stringify(value)}`, { cause: error });
        }
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype);
  });

  test('with a text that was changed here and there is refused, or restored to something that works', () => {
    fc.assert(
      fc.property(fc.nat(snapshot.length - 1), fc.string({ maxLength: 4 }), fc.nat(6), (at, inserted, removed) => {
        try {
          restore(text, snapshot.slice(0, at) + inserted + snapshot.slice(at + removed));
        } catch (error) {
          if (!(error instanceof ScxmlError)) throw error;
        }
      }),
      { numRuns: 400, seed: 20_261_121 },
    );
  });

  test('cannot make properties of a prototype, nor bring in values of the host', () => {
    const hostile = snapshot.replace(
      '"inbox":[]',
      '"inbox":[{"event":{"name":"e","type":"external","data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}}]',
    );
    expect(hostile).not.toBe(snapshot);
    restore(text, hostile);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('nested without end is refused', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const json = snapshot.replace('"inbox":[]', `"inbox":[{"event":{"name":"e","type":"external","data":${deep}}}]`);
    expect(codeOf(() => restore(text, json))).toBe('BAD_SNAPSHOT');
  });
});
