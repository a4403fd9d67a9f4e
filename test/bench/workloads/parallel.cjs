'use strict';
/** Parallels: one event for all regions, and an event for each. */
const { head } = require('./head.cjs');

function chart(regions, eventOf = () => 't') {
  let text = `${head('ecmascript', 'p')}  <parallel id="p">\n`;
  for (let i = 0; i < regions; i++)
    text += `    <state id="r${i}" initial="r${i}a"><state id="r${i}a"><transition event="${eventOf(i)}" target="r${i}b"/></state><state id="r${i}b"><transition event="${eventOf(i)}" target="r${i}a"/></state></state>\n`;
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
  xstate: () => ({ initial: 'p', states: { p: { type: 'parallel', states: Object.fromEntries(xstateRegions(regions, () => 't')) } } }),
});

/** Regions that go to and fro on an event. */
function xstateRegions(regions, eventOf) {
  return Array.from({ length: regions }, (_, i) => {
    const [a, b] = [`r${i}a`, `r${i}b`];
    return [`r${i}`, { initial: a, states: { [a]: { on: { [eventOf(i)]: b } }, [b]: { on: { [eventOf(i)]: a } } } }];
  });
}

/** How many regions have an event of their own: they have 2^50 configurations, and a session gets to ever new ones. */
const INDEPENDENT = 50;

class IndependentMachine {
  constructor() {
    this.of = new Map(Array.from({ length: INDEPENDENT }, (_, i) => [`t${i}`, i]));
    this.r = new Uint8Array(INDEPENDENT);
  }
  send(n) {
    const i = this.of.get(n);
    if (i === undefined) return;
    switch (this.r[i]) {
      case 0:
        this.r[i] = 1;
        break;
      case 1:
        this.r[i] = 0;
        break;
    }
  }
  get() {
    return this.r.join('');
  }
}

/** Regions in an order that looks random and is always the same. */
function independentEvents() {
  let x = 4242;
  return Array.from({ length: 20_011 }, () => {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    return { name: `t${(x >>> 8) % INDEPENDENT}` };
  });
}

const w13 = {
  title: `parallel, ${INDEPENDENT} independent regions (2^50 configurations)`,
  scxml: chart(INDEPENDENT, (i) => `t${i}`),
  events: independentEvents(),
  hand: () => new IndependentMachine(),
  xstate: () => ({
    initial: 'p',
    states: { p: { type: 'parallel', states: Object.fromEntries(xstateRegions(INDEPENDENT, (i) => `t${i}`)) } },
  }),
};

module.exports = { w04a: broadcast(10), w04b: broadcast(50), w13 };
