import { describe, expect, test } from '@jest/globals';
import type { DataModel } from '../../src/datamodel/contract.js';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { nullDataModel } from '../../src/datamodel/null.js';
import { checkDataModel, datamodelSuite } from '../../src/kit/datamodel.js';
import type { DataModelSubject } from '../../src/kit/datamodel-subject.js';

const ecmascript: DataModelSubject = {
  model: ecmascriptDataModel,
  activeHere: "In('here')",
  broken: 'a b',
  data: {
    variable: 'x',
    read: 'x',
    seven: '7',
    isUndefined: 'x === undefined',
    undeclared: 'nowhere',
    readOnly: ['_event', '_event.name', '_sessionid', '_name', '_ioprocessors', '_ioprocessors.scxml.location', '_x', '_x.y', 'In'],
    change: 'x.n++; x.list[1].deep = false',
    eventName: '_event.name',
    failing: { text: '1 + x.y.z', index: 6 },
    varying: '[Math.random(), Math.random(), Date.now()]',
  },
  endless: 'for (;;);',
};
const none: DataModelSubject = { model: nullDataModel, activeHere: "In('here')", broken: 'a b' };

datamodelSuite({ describe, test }, () => ecmascript, 'data model contract: ecmascript');
datamodelSuite({ describe, test }, () => none, 'data model contract: null');

describe('the kit of data models', () => {
  test('finds a data model that hands out its own objects', async () => {
    const results = await checkDataModel(() => ({ ...ecmascript, model: leaking(ecmascriptDataModel) }));
    expect(results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule)).toContain(5);
  });

  test('finds a data model that lets system variables be assigned', async () => {
    const subject = { ...ecmascript, data: { ...ecmascript.data!, readOnly: ['x'] } };
    const results = await checkDataModel(() => subject);
    expect(results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule)).toEqual([4]);
  });
});

/** A data model that exports the same object every time. */
function leaking(model: DataModel): DataModel {
  return {
    name: model.name,
    compiler: (options) => {
      const compiler = model.compiler(options);
      const create = compiler.create.bind(compiler);
      compiler.create = (session) => {
        const store = create(session);
        store.export = (value) => value as never;
        return store;
      };
      return compiler;
    },
  };
}
