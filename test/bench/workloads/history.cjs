'use strict';
/** A deep history: work, a break, back to work. */
const { head } = require('./head.cjs');

const w05 = {
  title: 'deep history: next / break / resume cycle',
  scxml:
    head('ecmascript', 'work') +
    `  <state id="work" initial="w1">
    <history id="h" type="deep"><transition target="w1"/></history>
    <transition event="break" target="idle"/>
    <state id="w1" initial="w1a">
      <state id="w1a"><transition event="next" target="w1b"/></state>
      <state id="w1b"><transition event="next" target="w2"/></state>
    </state>
    <state id="w2" initial="w2a">
      <state id="w2a"><transition event="next" target="w2b"/></state>
      <state id="w2b"><transition event="next" target="w1"/></state>
    </state>
  </state>
  <state id="idle"><transition event="resume" target="h"/></state>
</scxml>`,
  events: [{ name: 'next' }, { name: 'break' }, { name: 'resume' }],
  hand: () => {
    class M {
      constructor() {
        this.s = 0;
        this.h = 0;
      }
      send(n) {
        switch (this.s) {
          case 0:
            if (n === 'next') this.s = 1;
            else if (n === 'break') {
              this.h = 0;
              this.s = 4;
            }
            break;
          case 1:
            if (n === 'next') this.s = 2;
            else if (n === 'break') {
              this.h = 1;
              this.s = 4;
            }
            break;
          case 2:
            if (n === 'next') this.s = 3;
            else if (n === 'break') {
              this.h = 2;
              this.s = 4;
            }
            break;
          case 3:
            if (n === 'next') this.s = 0;
            else if (n === 'break') {
              this.h = 3;
              this.s = 4;
            }
            break;
          case 4:
            if (n === 'resume') this.s = this.h;
            break;
        }
      }
      get() {
        return this.s;
      }
    }
    return new M();
  },
  xstate: () => ({
    initial: 'work',
    states: {
      work: {
        initial: 'w1',
        on: { break: 'idle' },
        states: {
          h: { id: 'h', type: 'history', history: 'deep', target: 'w1' },
          w1: { id: 'w1', initial: 'w1a', states: { w1a: { on: { next: 'w1b' } }, w1b: { on: { next: '#w2' } } } },
          w2: { id: 'w2', initial: 'w2a', states: { w2a: { on: { next: 'w2b' } }, w2b: { on: { next: '#w1' } } } },
        },
      },
      idle: { on: { resume: '#h' } },
    },
  }),
};
module.exports = { w05 };
