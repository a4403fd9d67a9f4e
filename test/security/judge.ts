/**
 * Runs one hostile program as a document would and judges what it did to the host. Started as a process of its own with the
 * group and the program as arguments; prints the verdict as JSON: what was found, how the program ended, how long it took.
 */
import { startupSnapshot } from 'node:v8';
import { type DataModelCompiler, DataModelError, type DataStore } from '../../src/datamodel/contract.js';
import { ecmascript } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { ScxmlEvent } from '../../src/event.js';
import { handleCarelessly, hostState, leaks } from '../datamodel/security.js';

/** Long sources are written `{{part*times}}`. */
function expanded(text: string): string {
  return text.replace(/\{\{([\s\S]+?)\*(\d+)\}\}/g, (_whole, part: string, times: string) => part.repeat(Number(times)));
}
const SESSION = {
  id: 's',
  name: 'chart',
  seed: 1,
  now: () => 1e12,
  isActive: () => false,
  ioProcessors: () => ({ scxml: { location: '#' } }),
  global: () => ({ a: [1] }),
};
/** What a session can see that another one might have changed. */
const PROBES = `(function () {
  var seen = [];
  var roots = [Object, Function, Array, String, Number, Boolean, Symbol, Math, JSON, Date, RegExp, Map, Set, WeakMap, WeakSet, Reflect, Error,
    TypeError, In, _event, _x, _ioprocessors, _ext, [].values(), new Map().keys(), 'a'.matchAll(/a/g), (function () { return arguments; })()];
  roots.forEach(function (root) {
    for (var at = root; at; at = Object.getPrototypeOf(at)) {
      Reflect.ownKeys(at).forEach(function (key) {
        var d = Object.getOwnPropertyDescriptor(at, key);
        seen.push(String(key), d.writable, d.enumerable, d.configurable, typeof d.value, d.value && d.value.name);
      });
      seen.push(Object.isExtensible(at));
      if (at.prototype && root === at) Reflect.ownKeys(at.prototype).forEach(function (key) { seen.push(String(key)); });
    }
  });
  seen.push(Object.getOwnPropertyNames(this).join(), Math.max(1, 2), Object.keys({ a: 1 }), JSON.stringify([1]), ' x '.trim(),
    [1].map(function (x) { return x; }), [1, 2].push(3), [...[1]], new Map([[1, 2]]).get(1), new Set([1]).size, /x/.test('y'),
    String(new Error('m')), typeof undefined, (function () { return 3; }).call(), ((s) => [s.polluted, s.raw.polluted])\`tagged\`,
    typeof polluted, ({}).polluted, Symbol.for('k').description, typeof leaked);
  return seen.join('|');
})()`;

const model = ecmascript();

function begun(compiler: DataModelCompiler, id = 's'): DataStore {
  const store = compiler.create({ ...SESSION, id });
  store.begin();
  store.setEvent(new ScxmlEvent('go', 'external', { data: { a: 1, list: [{ b: 2 }], text: 'x' } }));
  return store;
}

/** How a piece of work ended; anything but a `DataModelError` is a finding. */
function attempt<T>(findings: string[], work: () => T): { ended: string; value?: T } {
  try {
    return { ended: 'finished', value: work() };
  } catch (error) {
    if (error instanceof DataModelError && !error.message.startsWith('InternalError')) {
      findings.push(...leaks([error.message, error.kind]));
      return { ended: error.kind };
    }
    findings.push(`the host's own error: ${String((error as Error)?.stack ?? error)}`);
    return { ended: 'host error' };
  }
}

async function judge(group: string, program: string): Promise<{ findings: string[]; ended: string }> {
  const findings: string[] = [];
  const before = hostState();
  const compiler = model.compiler({ globals: ['_ext'] });
  const script = compiler.script(looseText(program, 'script'));
  const result = compiler.value(looseText("typeof result === 'undefined' ? undefined : result", 'log', 'expr'));
  const probes = compiler.value(looseText(PROBES, 'log', 'expr'));
  const clean = model.compiler({ globals: ['_ext'] });
  const cleanProbes = clean.value(looseText(PROBES, 'log', 'expr'));
  const expected = group === 'pollution' ? cleanProbes(begun(clean)) : undefined;
  attempt(findings, () => compiler.check());
  const store = begun(compiler);
  const other = begun(compiler, 'other');
  const { ended } = attempt(findings, () => script(store));
  if (group === 'pollution') {
    if (probes(begun(compiler, 'third')) !== expected) findings.push('a new session of the document sees other built-ins');
    other.begin();
    if (probes(other) !== expected) findings.push('a session that was there sees other built-ins');
    if (cleanProbes(begun(clean)) !== expected) findings.push('a session of another document sees other built-ins');
  }
  const raw = attempt(findings, () => result(store)).value;
  const slots = (store as unknown as { slots: unknown[] }).slots;
  findings.push(...leaks([raw, ...slots]));
  if (group !== 'exhaustion') await handleCarelessly(raw);
  await handleCarelessly(attempt(findings, () => store.export(raw)).value);
  await handleCarelessly(attempt(findings, () => store.inspect()).value);
  attempt(findings, () => store.end());
  const snapshot = attempt(findings, () => store.snapshot()).value;
  if (snapshot !== undefined) {
    const again = attempt(findings, () => compiler.restore(SESSION, snapshot).snapshot()).value;
    if (again !== undefined && again !== snapshot) findings.push('the snapshot of the restored session differs');
  }
  if (attempt(findings, () => compiler.value(looseText('1 + 1', 'log', 'expr'))(other)).value !== 2)
    findings.push('another session does not run');
  if (hostState() !== before) findings.push('the host has changed');
  if ((globalThis as { escaped?: unknown }).escaped !== undefined) findings.push('code ran in the host');
  return { findings, ended };
}

function main(): void {
  const [group = 'escape', text = ''] = process.argv.slice(-2);
  const began = performance.now();
  judge(group, expanded(text)).then(
    (verdict) => process.stdout.write(JSON.stringify({ ...verdict, ms: Math.round(performance.now() - began) })),
    (error: unknown) => process.stdout.write(JSON.stringify({ findings: [String((error as Error).stack)], ended: 'host error', ms: 0 })),
  );
}

// a snapshot of the process with everything loaded starts much faster than loading everything
if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(main);
else main();
