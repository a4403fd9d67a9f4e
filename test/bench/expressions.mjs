/**
 * Expressions that are measured: `{ what, atMost, kind, data, guest, host, script?, functions? }`. `guest` is what the data model
 * evaluates, one or several of a kind; `host` the same as bodies of plain closures over a scope object `s`. `functions` stand in the
 * scope as those of `script` do in the data; `loop` calls the closure for each item. `atMost` is the target: so many times the time of the closures.
 */
const ITEMS = Array.from({ length: 100 }, (_, i) => i % 10);

/** Fifty conditions of the kinds that charts have, no two alike. */
const CONDITIONS = Array.from({ length: 10 }, (_, i) => [
  `count < ${i}`,
  `_event.data.x == ${i}`,
  `count >= ${i} && n < ${i + 5}`,
  `who == 'name ${i}' || n === ${i}`,
  `items.length > ${i * 20} && _event.name == 'go'`,
]).flat();

const onScope = (text) =>
  `return ${text.replace(/\b(count|n|who|items|_event)\b(?!:)/g, (name, _, at) => (text[at - 1] === '.' ? name : `s.${name}`))};`;

export const EXPRESSIONS = {
  cond: {
    what: 'condition count < 10 && _event.data.x == 3',
    atMost: 2.5,
    kind: 'condition',
    data: { count: 5 },
    guest: ['count < 10 && _event.data.x == 3'],
    host: ['return s.count < 10 && s._event.data.x == 3;'],
  },
  assign: {
    what: 'assignment of n + 1 to n',
    atMost: 2,
    kind: 'assignment',
    data: { n: 0 },
    guest: [['n', 'n + 1']],
    host: ['s.n = s.n + 1;'],
  },
  foreach: {
    what: 'foreach over 100 items with one assign, against one loop over a copy for all, that calls a closure for each item',
    atMost: 2,
    kind: 'foreach',
    data: { items: ITEMS, item: 0, next: 0 },
    guest: [['items', 'item', 'next', 'item + 1']],
    loop: (s, body) => {
      const list = s.items.slice();
      for (let i = 0; i < list.length; i++) {
        s.item = list[i];
        body();
      }
    },
    host: ['s.next = s.item + 1;'],
  },
  call: {
    what: 'call of a function of a script: add(n, 1)',
    atMost: 4,
    kind: 'value',
    data: { n: 1 },
    script: 'function add(a, b) { return a + b; }',
    guest: ['add(n, 1)'],
    functions: { add: (a, b) => a + b },
    host: ['return s.add(s.n, 1);'],
  },
  conditions: {
    what: '50 different conditions in turn',
    atMost: 8,
    kind: 'condition',
    data: { count: 5, n: 7, who: 'name 3', items: ITEMS },
    guest: CONDITIONS,
    host: CONDITIONS.map(onScope),
  },
  loop: {
    what: 'loop of 1,000 turns in a script, over variables of the session',
    atMost: 12,
    kind: 'script',
    data: { i: 0, sum: 0 },
    guest: ['sum = 0; for (i = 0; i < 1000; i++) { sum = sum + i; }'],
    host: ['s.sum = 0; for (s.i = 0; s.i < 1000; s.i++) { s.sum = s.sum + s.i; }'],
  },
};
