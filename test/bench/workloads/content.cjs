'use strict';
/** foreach, if, script and log. */
const { head } = require('./head.cjs');

const w08 = {
  title: 'foreach(10)/if/script/log-heavy executable content',
  scxml:
    head('ecmascript', 's') +
    `  <datamodel>
    <data id="items" expr="[{v:1},{v:2},{v:3},{v:4},{v:5},{v:6},{v:7},{v:8},{v:9},{v:10}]"/>
    <data id="sum" expr="0"/><data id="odd" expr="0"/><data id="total" expr="0"/><data id="last" expr="null"/><data id="it" expr="0"/><data id="ix" expr="0"/>
  </datamodel>
  <state id="s">
    <transition event="go">
      <assign location="sum" expr="0"/>
      <foreach array="items" item="it" index="ix">
        <if cond="it.v % 2 == 0"><assign location="sum" expr="sum + it.v"/><else/><assign location="odd" expr="odd + 1"/></if>
      </foreach>
      <script>total = total + sum; last = {sum: sum, n: items.length};</script>
      <log label="sum" expr="sum"/>
    </transition>
  </state>
</scxml>`,
  events: [{ name: 'go' }],
  dmCheck: 'total',
  hand: () => {
    class M {
      constructor() {
        this.items = Array.from({ length: 10 }, (_, i) => ({ v: i + 1 }));
        this.sum = 0;
        this.odd = 0;
        this.total = 0;
        this.last = null;
        this.it = undefined;
        this.ix = 0;
        this.sink = () => {};
      }
      send(n) {
        if (n === 'go') {
          this.sum = 0;
          const a = this.items.slice();
          for (let i = 0; i < a.length; i++) {
            this.it = a[i];
            this.ix = i;
            if (this.it.v % 2 === 0) this.sum = this.sum + this.it.v;
            else this.odd = this.odd + 1;
          }
          this.total = this.total + this.sum;
          this.last = { sum: this.sum, n: this.items.length };
          this.sink('sum', this.sum);
        }
      }
      get() {
        return this.total;
      }
    }
    return new M();
  },
  xstate: ({ assign }) => {
    const items = Array.from({ length: 10 }, (_, i) => ({ v: i + 1 }));
    const sink = () => {};
    const go = assign(({ context }) => {
      let { odd } = context;
      let sum = 0;
      for (const it of context.items.slice()) {
        if (it.v % 2 === 0) sum = sum + it.v;
        else odd = odd + 1;
      }
      return { sum, odd, total: context.total + sum, last: { sum, n: context.items.length } };
    });
    const context = { items, sum: 0, odd: 0, total: 0, last: null };
    return { initial: 's', context, states: { s: { on: { go: { actions: [go, ({ context: { sum } }) => sink('sum', sum)] } } } } };
  },
};

module.exports = { w08 };
