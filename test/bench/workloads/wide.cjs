'use strict';
/** A thousand transitions whose descriptors are prefixes of the event names. */
const { head } = require('./head.cjs');

const N = 1000;

function chart() {
  let text = `${head('ecmascript', 's')}  <datamodel><data id="n" expr="0"/></datamodel>\n  <state id="s">\n`;
  for (let i = 0; i < N; i++) text += `    <transition event="evt.q${i}.arrived"><assign location="n" expr="n + 1"/></transition>\n`;
  return `${text}  </state>\n</scxml>`;
}

/** A thousand names in an order that looks random and is always the same. */
function events() {
  let x = 777;
  return Array.from({ length: 1000 }, () => {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    return { name: `evt.q${(x >>> 8) % N}.arrived.now` };
  });
}

class Machine {
  constructor() {
    this.n = 0;
    this.m = new Map();
    for (let i = 0; i < N; i++) this.m.set(`evt.q${i}.arrived`, 1);
  }
  send(n) {
    let k = n;
    for (;;) {
      const h = this.m.get(k);
      if (h !== undefined) {
        this.n = this.n + 1;
        return;
      }
      const j = k.lastIndexOf('.');
      if (j < 0) return;
      k = k.slice(0, j);
    }
  }
  get() {
    return this.n;
  }
}

const w12 = {
  title: 'wide: 1000 transitions, prefix-matched event names',
  scxml: chart(),
  events: events(),
  dmCheck: 'n',
  hand: () => new Machine(),
  xstate: ({ assign }) => {
    const counted = { actions: assign({ n: ({ context }) => context.n + 1 }) };
    const on = Object.fromEntries(Array.from({ length: N }, (_, i) => [`evt.q${i}.arrived.*`, counted]));
    return { initial: 's', context: { n: 0 }, states: { s: { on } } };
  },
};

/** Names that nobody has seen before; joined, so that each is one flat string as if it came from a wire. */
let made = 0;
function freshEvents(count) {
  return Array.from({ length: count }, () => {
    made++;
    return { name: ['evt.q', made % N, '.arrived.n', made].join('') };
  });
}

const w14 = { ...w12, title: 'wide: 1000 transitions, event names never seen before', events: freshEvents(1000), freshEvents };

module.exports = { w12, w14 };
