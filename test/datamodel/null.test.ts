import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { nullDataModel } from '../../src/datamodel/null.js';
import { looseText } from '../../src/diagnostics/source.js';
import { XmlData } from '../../src/event.js';

const SESSION = {
  id: 's',
  name: '',
  seed: 0,
  now: () => 0,
  isActive: (id: string) => id === 'here',
  ioProcessors: () => ({}),
  global: () => undefined,
};

function compiler() {
  return nullDataModel.compiler({ globals: [], stateIds: new Set(['here', 'there']) });
}

describe('SCXML B.1 The null data model', () => {
  test.each([
    ["In('here')", true],
    ['In("here")', true],
    [' In ( here ) ', true],
    ["In('there')", false],
  ])('the condition %s asks for the active states [W3C 436]', (condition, expected) => {
    const compiled = compiler();
    expect(compiled.condition(looseText(condition))(compiled.create(SESSION))).toBe(expected);
    expect(compiled.check()).toEqual([]);
  });

  test('an id that no state has is worth a warning', () => {
    const compiled = compiler();
    compiled.condition(looseText("In('nowhere')"));
    expect(compiled.check().map(({ code }) => code)).toEqual(['UNKNOWN_STATE_IN']);
  });

  test('everything that needs data is reported and fails', () => {
    const compiled = compiler();
    const store = compiled.create(SESSION);
    const uses = [
      compiled.value(looseText('1')),
      compiled.condition(looseText('true')),
      compiled.location(looseText('x')).read,
      (data: object) => compiled.location(looseText('x')).assign(data, 1),
      compiled.script(looseText('x = 1')),
      (data: object) => compiled.foreach(looseText('[1]'), looseText('x'), undefined)(data, () => undefined, undefined),
      (data: object) => compiled.declare(looseText('x'))(data, 1),
    ];
    for (const use of uses) expect(() => use(store)).toThrow(DataModelError);
    expect(new Set(compiled.check().map(({ code }) => code))).toEqual(new Set(['NULL_DATAMODEL']));
  });

  test('text and XML pass through, so that events can carry them', () => {
    const compiled = compiler();
    const store = compiled.create(SESSION);
    expect(compiled.text(looseText(' this  is\n text '))(store)).toBe('this is text');
    expect(compiled.xml({ xml: '<a/>', source: looseText('') })(store)).toEqual(new XmlData('<a/>'));
    expect(store.export(store.import({ a: 1 }))).toEqual({ a: 1 });
    expect(store.inspect()).toEqual({});
  });
});
