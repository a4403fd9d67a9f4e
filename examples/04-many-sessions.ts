/** Ten thousand sessions in one process, and eight hours that pass at once: time is virtual and moves only when told to. */
import { SimulatedClock, Statewire } from 'statewire';

/** One agent's day: work with a break every two hours. The length of a break is the session's own random number. */
const WORKDAY = `
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="workday" datamodel="ecmascript" initial="day">
  <datamodel>
    <data id="breaks" expr="0"/>
    <data id="minutes"/>
  </datamodel>
  <state id="day" initial="working">
    <transition event="closing.time" target="home"/>
    <state id="working">
      <onentry><send id="work" event="break.due" delay="7200s"/></onentry>
      <onexit><cancel sendid="work"/></onexit>
      <transition event="break.due" target="pausing"/>
      <transition event="fire.alarm" target="outside"/>
    </state>
    <state id="pausing">
      <onentry>
        <assign location="breaks" expr="breaks + 1"/>
        <assign location="minutes" expr="5 + Math.floor(Math.random() * 10)"/>
        <send id="rest" event="break.over" delayexpr="minutes * 60 + 's'"/>
      </onentry>
      <onexit><cancel sendid="rest"/></onexit>
      <transition event="break.over" target="working"/>
      <transition event="fire.alarm" target="outside"/>
    </state>
    <state id="outside">
      <transition event="alarm.over" target="working"/>
    </state>
  </state>
  <final id="home"><donedata><param name="breaks" location="breaks"/></donedata></final>
</scxml>`;

const SESSIONS = 10_000;
const HOUR = 3_600_000;

const clock = new SimulatedClock(Date.UTC(2026, 0, 1, 9));
let names = 0;
await using statewire = new Statewire({ clock, seed: 1, newSessionId: () => `agent-${++names}` });

const plan = statewire.load(WORKDAY, 'workday.scxml');
const started = performance.now();
const sessions = Array.from({ length: SESSIONS }, () => statewire.start(plan));
const results = sessions.map((session) => session.ended()); // asked for now: a host forgets sessions that ended long ago

/** How many of the running sessions are in which state. */
function census(): string {
  const counts = new Map<string, number>();
  for (const id of statewire.host.list()) {
    const state = statewire.host.inspect(id)?.configuration.at(-1) ?? '';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([state, count]) => `${state} ${count}`)
    .join(', ');
}

function show(what: string): void {
  console.log(`${new Date(clock.now()).toISOString().slice(11, 16)}  ${what.padEnd(13)} ${census() || 'nobody'}`);
}

show('start');
clock.advance(2 * HOUR + 10 * 60_000);
show('breaks');
for (const session of sessions) session.send('fire.alarm');
show('fire alarm');
clock.advance(HOUR);
for (const session of sessions) session.send('alarm.over');
show('all clear');
clock.advance(5 * HOUR);
show('evening');
for (const session of sessions) session.send('closing.time');
show('closing time');

const breaks = (await Promise.all(results)).map(({ result }) => (result as { breaks: number }).breaks);
console.log(`${breaks.length} sessions took ${breaks.reduce((sum, count) => sum + count, 0)} breaks`);
console.error(`(${Math.round(performance.now() - started)} ms)`); // not the same twice, so not on standard output
