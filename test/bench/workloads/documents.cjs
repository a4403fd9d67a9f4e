'use strict';
/** Documents of any number of states: compounds of nine leaves, in groups of ten where there are many. */
const { head } = require('./head.cjs');

const leaf = (group, i) => `      <state id="s${group}_${i}">
        <onentry><assign location="n" expr="n + 1"/><log label="enter" expr="'s${group}_${i} ' + n"/></onentry>
        <transition event="next" cond="n &lt; ${1000 + i}" target="s${group}_${(i + 1) % 9}"/>
        <transition event="skip.${i}" target="s${group}_${(i + 3) % 9}"><assign location="q" expr="'skip${i}'"/></transition>
      </state>
`;

const compound = (group, groups) => `    <state id="g${group}" initial="s${group}_0">
      <transition event="next.group" target="g${(group + 1) % groups}"/>
${Array.from({ length: 9 }, (_, i) => leaf(group, i)).join('')}    </state>
`;

/** @returns the text of a document of about `n` states, and how many there are */
function genDoc(n) {
  const groups = Math.ceil(n / 10);
  const supers = Math.ceil(groups / 10);
  let text = `${head('ecmascript', 'g0')}  <datamodel><data id="n" expr="0"/><data id="q" expr="''"/></datamodel>\n`;
  let states = 0;
  for (let u = 0; u < supers; u++) {
    const inside = Array.from({ length: Math.min(10, groups - u * 10) }, (_, k) => compound(u * 10 + k, groups));
    states += inside.length * 10;
    if (supers === 1) text += inside.join('');
    else {
      states++;
      text += `  <state id="u${u}">\n    <transition event="super.${u}" target="u${(u + 1) % supers}"/>\n${inside.join('')}  </state>\n`;
    }
  }
  return { text: `${text}</scxml>`, states };
}

module.exports = { genDoc };
