'use strict';
/** Ten internal events for one external event. */
const { head } = require('./head.cjs');

function chart() {
  let text = `${head('ecmascript', 's')}  <datamodel><data id="n" expr="0"/></datamodel>\n  <state id="s">\n`;
  text += '    <transition event="go"><raise event="r1"/></transition>\n';
  for (let i = 1; i < 10; i++) text += `    <transition event="r${i}"><raise event="r${i + 1}"/></transition>\n`;
  return `${text}    <transition event="r10"><assign location="n" expr="n + 1"/></transition>\n  </state>\n</scxml>`;
}

class Machine {
  constructor() {
    this.n = 0;
    this.q = [];
  }
  step(n) {
    const q = this.q;
    switch (n) {
      case 'go':
        q.push('r1');
        break;
      case 'r1':
        q.push('r2');
        break;
      case 'r2':
        q.push('r3');
        break;
      case 'r3':
        q.push('r4');
        break;
      case 'r4':
        q.push('r5');
        break;
      case 'r5':
        q.push('r6');
        break;
      case 'r6':
        q.push('r7');
        break;
      case 'r7':
        q.push('r8');
        break;
      case 'r8':
        q.push('r9');
        break;
      case 'r9':
        q.push('r10');
        break;
      case 'r10':
        this.n = this.n + 1;
        break;
    }
  }
  send(n) {
    this.step(n);
    const q = this.q;
    let h = 0;
    while (h < q.length) this.step(q[h++]);
    q.length = 0;
  }
  get() {
    return this.n;
  }
}

const w06 = {
  title: 'internal raise chain: 10 raises per external event',
  scxml: chart(),
  events: [{ name: 'go' }],
  dmCheck: 'n',
  hand: () => new Machine(),
  xstate: ({ assign, raise }) => {
    const on = { go: { actions: raise({ type: 'r1' }) } };
    for (let i = 1; i < 10; i++) on[`r${i}`] = { actions: raise({ type: `r${i + 1}` }) };
    on.r10 = { actions: assign({ n: ({ context }) => context.n + 1 }) };
    return { initial: 's', context: { n: 0 }, states: { s: { on } } };
  },
};

module.exports = { w06 };
