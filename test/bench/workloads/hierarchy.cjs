'use strict';
/** Leaving ten states and entering ten. */
const { head } = require('./head.cjs');

/** A chain of nested states; its innermost one leaves for `target` on `t`. */
function deep(prefix, depth, target) {
  let open = '';
  let close = '';
  for (let i = 1; i <= depth; i++) {
    const indent = '  '.repeat(i);
    open += `${indent}<state id="${prefix}${i}"${i < depth ? ` initial="${prefix}${i + 1}"` : ''}>\n`;
    if (i === depth) open += `${indent}  <transition event="t" target="${target}"/>\n`;
    close = `${indent}</state>\n${close}`;
  }
  return open + close;
}

const w03 = {
  title: 'deep hierarchy: exit 10 + enter 10, no content',
  scxml: `${head('ecmascript', 'a1')}${deep('a', 10, 'b1')}${deep('b', 10, 'a1')}</scxml>`,
  events: [{ name: 't' }],
  hand: () => {
    class M {
      constructor() {
        this.s = 0;
      }
      send(n) {
        switch (this.s) {
          case 0:
            if (n === 't') this.s = 1;
            break;
          case 1:
            if (n === 't') this.s = 0;
            break;
        }
      }
      get() {
        return this.s;
      }
    }
    return new M();
  },
  xstate: () => {
    const chain = (prefix, i, target) => {
      const inner = `${prefix}${i + 1}`;
      if (i === 10) return { on: { t: `#${target}` } };
      return { initial: inner, states: { [inner]: chain(prefix, i + 1, target) } };
    };
    return { initial: 'a1', states: { a1: { id: 'a1', ...chain('a', 1, 'b1') }, b1: { id: 'b1', ...chain('b', 1, 'a1') } } };
  },
};

module.exports = { w03 };
