'use strict';
/** A call through a strategy of twenty states, with data and without. */
const { head } = require('./head.cjs');

const STEPS = ['welcome', 'language', 'identify', 'menu', 'queue', 'offered', 'ringing', 'talking', 'consult', 'wrapup'];

/** Ten steps of a call beside ten of its agent; it goes on by `next` and `agent`. */
function strategy(withData) {
  const data = withData
    ? `  <datamodel>
    <data id="call" expr="{ id: 'c1', ani: '5551234', dnis: '800100', priority: 3 }"/>
    <data id="agent" expr="null"/><data id="attempts" expr="0"/><data id="queue" expr="'sales'"/><data id="started" expr="0"/>
  </datamodel>\n`
    : '';
  const content = withData ? '<assign location="attempts" expr="attempts + 1"/>' : '';
  const chain = (prefix, event) =>
    STEPS.slice(0, 8)
      .map((name, i) => {
        const target = `${prefix}${STEPS[(i + 1) % 8]}`;
        return `      <state id="${prefix}${name}"><transition event="${event}" target="${target}">${content}</transition></state>`;
      })
      .join('\n');
  return `${head(withData ? 'ecmascript' : 'null', 'live')}${data}  <parallel id="live">
    <state id="call.flow" initial="c.welcome">\n${chain('c.', 'next')}\n    </state>
    <state id="agent.flow" initial="a.welcome">\n${chain('a.', 'agent')}\n    </state>
    <transition event="hangup" target="over"/>
  </parallel>
  <final id="over"/>
</scxml>`;
}

class Machine {
  constructor() {
    this.call = 0;
    this.agent = 0;
  }
  send(name) {
    switch (name) {
      case 'next':
        this.call = (this.call + 1) % 8;
        break;
      case 'agent':
        this.agent = (this.agent + 1) % 8;
        break;
    }
  }
  get() {
    return `${this.call} ${this.agent}`;
  }
}

const CALL = { events: ['next', 'agent', 'next', 'agent'], hand: () => new Machine() };

module.exports = { strategy, CALL };
