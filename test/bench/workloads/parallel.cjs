'use strict';
/** One event for all regions of a parallel. */
const { head } = require('./head.cjs');

function chart(regions) {
  let text = `${head('ecmascript', 'p')}  <parallel id="p">\n`;
  for (let i = 0; i < regions; i++)
    text += `    <state id="r${i}" initial="r${i}a"><state id="r${i}a"><transition event="t" target="r${i}b"/></state><state id="r${i}b"><transition event="t" target="r${i}a"/></state></state>\n`;
  return `${text}  </parallel>\n</scxml>`;
}

class Machine {
  constructor(regions) {
    this.r = new Uint8Array(regions);
  }
  send(n) {
    const r = this.r;
    for (let i = 0; i < r.length; i++) {
      switch (r[i]) {
        case 0:
          if (n === 't') r[i] = 1;
          break;
        case 1:
          if (n === 't') r[i] = 0;
          break;
      }
    }
  }
  get() {
    return this.r.join('');
  }
}

const broadcast = (regions) => ({
  title: `parallel, ${regions} regions, broadcast event`,
  scxml: chart(regions),
  events: [{ name: 't' }],
  hand: () => new Machine(regions),
});

module.exports = { w04a: broadcast(10), w04b: broadcast(50) };
