'use strict';
/** Delayed sends and their cancelling, ten thousand timers alive. */
const { head } = require('./head.cjs');

const w11 = {
  title: 'delayed send + cancel storm (10k live timers)',
  special: true,
  scxml:
    head('ecmascript', 's') +
    `  <datamodel><data id="n" expr="0"/><data id="last" expr="null"/><data id="ids" expr="[]"/></datamodel>
  <state id="s">
    <transition event="arm"><send event="timeout" delayexpr="(60000 + n % 97) + 'ms'" idlocation="last"/><script>ids[n] = last; n = n + 1;</script></transition>
    <transition event="disarm"><cancel sendidexpr="ids[_event.data.i]"/></transition>
    <transition event="reset"><script>n = 0; ids = [];</script></transition>
    <transition event="timeout"/>
  </state>
</scxml>`,
  hand: () => {
    class M {
      constructor() {
        this.n = 0;
        this.m = new Map();
      }
      send(nm, data) {
        switch (nm) {
          case 'arm': {
            const id = this.n++;
            this.m.set(
              id,
              setTimeout(
                () => {
                  this.m.delete(id);
                  this.send('timeout');
                },
                60000 + (id % 97),
              ),
            );
            break;
          }
          case 'disarm': {
            const h = this.m.get(data.i);
            if (h !== undefined) {
              clearTimeout(h);
              this.m.delete(data.i);
            }
            break;
          }
          case 'reset':
            this.n = 0;
            break;
          case 'timeout':
            break;
        }
      }
      get() {
        return this.n;
      }
    }
    return new M();
  },
};

module.exports = { w11 };
