/** Where SCION 4.3.27 departs from the Recommendation, each with a minimal chart. The README beside this file lists them. */
export interface Departure {
  readonly title: string;
  /** What SCION does is corrected for the comparison; what is not corrected is left out of the random charts. */
  readonly corrected: boolean;
  readonly body: string;
  readonly events: readonly string[];
  /** What the Recommendation wants. */
  readonly trace: readonly string[];
}

const log = (text: string): string => `<script>trace.push('${text}')</script>`;
const evaluate = (expr: string): string => `<script>trace.push(${expr})</script>`;
const enter = (id: string, more = ''): string => `<onentry>${log(`+${id}`)}${more}</onentry>`;
const exit = (id: string): string => `<onexit>${log(`-${id}`)}</onexit>`;
const state = (id: string, inside = ''): string => `<state id="${id}">${inside}</state>`;
const on = (event: string, target: string, inside = ''): string => `<transition event="${event}" target="${target}">${inside}</transition>`;
const take = (event: string): string => `<transition event="${event}">${evaluate('_event.name')}</transition>`;

export const ORDER: readonly Departure[] = [
  {
    title: 'Appendix D, findLCCA: the domain of a transition is never a parallel',
    corrected: true,
    body: `<parallel id="p">${exit('p')}${state('r', `${exit('r')}${on('a', 'r')}`)}${state('q', exit('q'))}</parallel>`,
    events: ['a'],
    trace: ['-q', '-r', '-p'],
  },
  {
    title: '3.13: states are entered in document order',
    corrected: true,
    body: `<parallel id="p">${state('r', state('s', enter('s')))}${state('q', enter('q'))}</parallel>`,
    events: [],
    trace: ['+s', '+q'],
  },
  {
    title: '3.13: states are left in the reverse of document order',
    corrected: true,
    body: `<parallel id="p">${on('a', 'o')}${state('r', state('s', exit('s')))}${state('q', exit('q'))}</parallel>${state('o')}`,
    events: ['a'],
    trace: ['-q', '-s'],
  },
  {
    title: 'Appendix D, selectTransitions: content is executed in the document order of the states that selected the transitions',
    corrected: true,
    body: `<parallel id="p"><transition event="a">${log('p')}</transition>
      ${state('r', `<transition event="a">${log('r')}</transition>`)}${state('q')}</parallel>`,
    events: ['a'],
    trace: ['r', 'p'],
  },
  {
    title: 'Appendix D, enterStates: done.state is raised before the states that come later are entered',
    corrected: false,
    body: `<parallel id="p">${take('*')}<state id="r"><final id="f"/></state>${state('q', '<onentry><raise event="a"/></onentry>')}</parallel>`,
    events: [],
    trace: ['done.state.r', 'a'],
  },
  {
    title: 'Appendix D, enterStates: donedata is evaluated before the states that come later are entered',
    corrected: false,
    body: `<parallel id="p"><transition event="done.state.r">${evaluate('_event.data')}</transition>
      <state id="r"><final id="f"><donedata><content expr="x"/></donedata></final></state>
      ${state('q', '<onentry><assign location="x" expr="1"/></onentry>')}</parallel>`,
    events: [],
    trace: ['0'],
  },
];

export const FINAL: readonly Departure[] = [
  {
    title: '3.7: a final state that is not a child of the document does not end the session',
    corrected: true,
    body: `<state id="s">${exit('s')}<final id="f"/></state>`,
    events: ['a'],
    trace: [],
  },
  {
    title: 'Appendix D, enterStates: a parallel is done once, when its last region is',
    corrected: true,
    body: `<parallel id="p">${take('done.state.p')}<state id="r"><final id="f"/></state><state id="q"><final id="g"/></state></parallel>`,
    events: [],
    trace: ['done.state.p'],
  },
  {
    title: 'Appendix D, isInFinalState: a history does not keep a parallel from being done',
    corrected: true,
    body: `<parallel id="p">${take('done.state.p')}${state('r', `${on('a', 'f')}<state id="i"/><final id="f"/>`)}
      <history id="h"><transition target="r"/></history></parallel>`,
    events: ['a'],
    trace: ['done.state.p'],
  },
  {
    title: '3.4: a parallel is done when its children are, and these may be parallels',
    corrected: false,
    body: `<parallel id="p">${take('done.state.p')}<parallel id="q"><state id="r"><final id="f"/></state></parallel></parallel>`,
    events: [],
    trace: ['done.state.p'],
  },
  {
    title: '5.10.1: _event stays bound when the session ends',
    corrected: false,
    body: `${state('s', on('a', 'f'))}<final id="f"><onexit>${evaluate('_event.name')}</onexit></final>`,
    events: ['a'],
    trace: ['a'],
  },
  {
    title: '5.6.2: an error in the content of donedata raises error.execution, and the done event comes all the same',
    corrected: false,
    body: `<state id="s">${take('*')}<final id="f"><donedata><content expr="nowhere.y"/></donedata></final></state>`,
    events: [],
    trace: ['error.execution', 'done.state.s'],
  },
  {
    title: '5.7: each donedata has its own params',
    corrected: false,
    body: `<state id="s"><transition event="done.state.s" target="t">${evaluate('_event.data.n')}</transition>
      <final id="f"><donedata><param name="n" expr="1"/></donedata></final></state>
      <state id="t"><final id="g"><donedata><param name="n" expr="2"/></donedata></final></state>`,
    events: [],
    trace: ['1'],
  },
];

export const TARGETS: readonly Departure[] = [
  {
    title: '3.10: a deep history records final states too',
    corrected: true,
    body: `<state id="s">${on('a', 'f')}${on('b', 'o')}${state('i')}
      <final id="f">${enter('f')}</final><history id="h" type="deep"><transition target="i"/></history></state>${state('o', on('c', 'h'))}`,
    events: ['a', 'b', 'c'],
    trace: ['+f', '+f'],
  },
  {
    title: 'Appendix D, getTransitionDomain: the domain is found with all targets',
    corrected: false,
    body: `<parallel id="p">${state('r', `${state('i', on('a', 'j k'))}${state('j')}`)}${state('q', `${exit('q')}${state('l')}${state('k')}`)}</parallel>`,
    events: ['a'],
    trace: ['-q'],
  },
  {
    title: 'Appendix D, getEffectiveTargetStates: the domain is found with the states that a history stands for',
    corrected: false,
    body: `<state id="s"><state id="r">${exit('r')}<state id="i">${enter('i')}${on('a', 'h')}</state></state>
      <history id="h" type="deep"><transition target="i"/></history></state>`,
    events: ['a'],
    trace: ['+i', '+i'],
  },
  {
    title: 'Appendix D, getTransitionDomain: an internal transition to a history that stands for states in its source does not leave it',
    corrected: false,
    body: `<state id="s"><state id="r">${exit('r')}<transition event="a" type="internal" target="h"/>${state('i', enter('i'))}</state>
      <history id="h" type="deep"><transition target="i"/></history></state>`,
    events: ['a'],
    trace: ['+i', '+i'],
  },
  {
    title: '3.10.2: content of a default history transition is executed, also when the parent of the history is not left',
    corrected: false,
    body: `<state id="s">${state('r', on('a', 'h'))}${state('i')}<history id="h"><transition target="i">${log('default')}</transition></history></state>`,
    events: ['a'],
    trace: ['default'],
  },
  {
    title: '3.3: the first child state is the default initial state, and a history is none',
    corrected: false,
    body: `<state id="s"><history id="h"><transition target="i"/></history>${state('r', enter('r'))}${state('i', enter('i'))}</state>`,
    events: [],
    trace: ['+r'],
  },
];

export const CONTENT: readonly Departure[] = [
  {
    title: '5.9.1: a condition of <if> that fails counts as false, and the block goes on',
    corrected: false,
    body: `<state id="s"><onentry><if cond="nowhere.y">${log('if')}<else/>${log('else')}</if>${log('after')}</onentry></state>`,
    events: [],
    trace: ['else', 'after'],
  },
  {
    title: 'Appendix D, exitStates: In() holds for a state until its onexit handlers have run',
    corrected: false,
    body: `<state id="s">${on('a', 's')}<onexit>${evaluate("'' + In('s')")}</onexit></state>`,
    events: ['a'],
    trace: ['true'],
  },
  {
    title: 'Appendix D, enterStates: In() holds for a state before its children are entered',
    corrected: false,
    body: `<state id="s"><onentry>${evaluate("'' + In('s')")}</onentry>${state('i')}</state>`,
    events: [],
    trace: ['true'],
  },
  {
    title: '4.6: foreach goes on with the next item, whatever its index variable holds',
    corrected: false,
    body: `<state id="s"><onentry><foreach item="item" index="x" array="list"><if cond="item == 1"><assign location="x" expr="1"/></if>
      ${evaluate('item')}</foreach></onentry></state>`,
    events: [],
    trace: ['1', '2', '3'],
  },
  {
    title: '4.6: foreach iterates over a shallow copy',
    corrected: false,
    body: `<state id="s"><onentry><foreach item="item" array="list"><if cond="item == 1"><script>list.push(4)</script></if>
      ${evaluate('item')}</foreach></onentry></state>`,
    events: [],
    trace: ['1', '2', '3'],
  },
  {
    title: '4.6: foreach over what is no collection is an error',
    corrected: false,
    body: `<state id="s"><onentry><foreach item="item" array="nothing">${log('item')}</foreach>${log('after')}</onentry></state>`,
    events: [],
    trace: [],
  },
  {
    title: '3.12.1: a descriptor may end with a dot',
    corrected: false,
    body: `<state id="s">${take('a.')}</state>`,
    events: ['a', 'a.b'],
    trace: ['a', 'a.b'],
  },
];
