'use strict';
/** A thousand eventless microsteps for one event. */
const { head } = require('./head.cjs');

const w07 = {
  title: 'eventless loop: 1000 microsteps per event (cond + assign each)',
  perOp: 1002,
  scxml:
    head('ecmascript', 'idle') +
    `  <datamodel><data id="i" expr="0"/></datamodel>
  <state id="idle"><transition event="go" target="loop"><assign location="i" expr="0"/></transition></state>
  <state id="loop">
    <transition cond="i &lt; 1000" target="loop"><assign location="i" expr="i + 1"/></transition>
    <transition cond="i &gt;= 1000" target="idle"/>
  </state>
</scxml>`,
  events: [{ name: 'go' }],
  dmCheck: 'i',
  hand: () => {
    class M {
      constructor() {
        this.s = 0;
        this.i = 0;
      }
      send(n) {
        switch (this.s) {
          case 0:
            if (n === 'go') {
              this.i = 0;
              this.s = 1;
            }
            break;
        }
        for (;;) {
          if (this.s === 1) {
            if (this.i < 1000) {
              this.i = this.i + 1;
              this.s = 1;
              continue;
            }
            if (this.i >= 1000) {
              this.s = 0;
              continue;
            }
          }
          break;
        }
      }
      get() {
        return this.i;
      }
    }
    return new M();
  },
  xstate: ({ assign }) => ({
    initial: 'idle',
    context: { i: 0 },
    states: {
      idle: { on: { go: { target: 'loop', actions: assign({ i: 0 }) } } },
      loop: {
        always: [
          {
            guard: ({ context }) => context.i < 1000,
            target: 'loop',
            reenter: true,
            actions: assign({ i: ({ context }) => context.i + 1 }),
          },
          { guard: ({ context }) => context.i >= 1000, target: 'idle' },
        ],
      },
    },
  }),
};

module.exports = { w07 };
