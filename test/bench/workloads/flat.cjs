'use strict';
/** Two states that answer each other; with conditions and a counter. */
const { head } = require('./head.cjs');

const w01 = {
  title: 'flat ping-pong (2 states, null-ish)',
  scxml:
    head('ecmascript', 'a') +
    `  <state id="a"><transition event="ping" target="b"/></state>
  <state id="b"><transition event="pong" target="a"/></state>
</scxml>`,
  events: [{ name: 'ping' }, { name: 'pong' }],
  hand: () => {
    class M {
      constructor() {
        this.s = 0;
      }
      send(n) {
        switch (this.s) {
          case 0:
            if (n === 'ping') this.s = 1;
            break;
          case 1:
            if (n === 'pong') this.s = 0;
            break;
        }
      }
      get() {
        return this.s;
      }
    }
    return new M();
  },
  xstate: () => ({ initial: 'a', states: { a: { on: { ping: 'b' } }, b: { on: { pong: 'a' } } } }),
};

const w02 = {
  title: 'ping-pong with 2 conds + assign counter',
  scxml:
    head('ecmascript', 'a') +
    `  <datamodel><data id="n" expr="0"/></datamodel>
  <state id="a">
    <transition event="ping" cond="n &lt; 0" target="c"/>
    <transition event="ping" cond="n &gt;= 0" target="b"><assign location="n" expr="n + 1"/></transition>
  </state>
  <state id="b">
    <transition event="pong" cond="n &lt; 0" target="c"/>
    <transition event="pong" cond="n &gt;= 0" target="a"><assign location="n" expr="n + 1"/></transition>
  </state>
  <state id="c"/>
</scxml>`,
  events: [{ name: 'ping' }, { name: 'pong' }],
  hand: () => {
    class M {
      constructor() {
        this.s = 0;
        this.n = 0;
      }
      send(n) {
        switch (this.s) {
          case 0:
            if (n === 'ping') {
              if (this.n < 0) this.s = 2;
              else if (this.n >= 0) {
                this.n = this.n + 1;
                this.s = 1;
              }
            }
            break;
          case 1:
            if (n === 'pong') {
              if (this.n < 0) this.s = 2;
              else if (this.n >= 0) {
                this.n = this.n + 1;
                this.s = 0;
              }
            }
            break;
        }
      }
      get() {
        return this.n;
      }
    }
    return new M();
  },
  dmCheck: 'n',
  xstate: ({ assign }) => {
    const to = (target) => [
      { guard: ({ context }) => context.n < 0, target: 'c' },
      { guard: ({ context }) => context.n >= 0, target, actions: assign({ n: ({ context }) => context.n + 1 }) },
    ];
    return { initial: 'a', context: { n: 0 }, states: { a: { on: { ping: to('b') } }, b: { on: { pong: to('a') } }, c: {} } };
  },
};

module.exports = { w01, w02 };
