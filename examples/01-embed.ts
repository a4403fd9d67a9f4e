/** Embedding the engine: load a strategy from text, start a session, send events, read configuration and data. */
import { Statewire } from 'statewire';

/** Watches a queue: when more calls wait than the limit allows, calls overflow to another site. */
const QUEUE_WATCH = `
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="queue-watch" datamodel="ecmascript" initial="open">
  <datamodel>
    <data id="limit" expr="10"/>
    <data id="waiting" expr="[]"/>
  </datamodel>
  <state id="open" initial="normal">
    <transition event="call.queued">
      <assign location="waiting" expr="waiting.concat([_event.data.connID])"/>
    </transition>
    <transition event="call.answered call.abandoned">
      <assign location="waiting" expr="waiting.filter(connID => connID !== _event.data.connID)"/>
    </transition>
    <transition event="closing.time" target="closed"/>
    <state id="normal">
      <transition cond="waiting.length > limit" target="overflow"/>
    </state>
    <state id="overflow">
      <transition cond="limit >= waiting.length" target="normal"/>
    </state>
  </state>
  <final id="closed">
    <donedata>
      <param name="stillWaiting" expr="waiting.length"/>
    </donedata>
  </final>
</scxml>`;

// Held by "await using", it is closed at the end of the block, whatever happens; then all its sessions end.
await using statewire = new Statewire();

// A plan is compiled once and shared by any number of sessions.
const plan = statewire.load(QUEUE_WATCH, 'queue-watch.scxml');

// "data" takes the place of the document's <data> of the same name.
const session = statewire.start(plan, { data: { limit: 2 } });
const other = statewire.start(plan);

function show(what: string): void {
  const { configuration, data } = session.view();
  console.log(`${what.padEnd(20)} ${configuration.join(' > ').padEnd(18)} waiting: ${JSON.stringify(data['waiting'])}`);
}

show('started');
for (const connID of ['a1', 'a2', 'a3']) {
  session.send('call.queued', { connID }); // applied when this returns
  show(`call.queued ${connID}`);
}
session.send('call.answered', { connID: 'a1' });
show('call.answered a1');
session.send('coffee.ready'); // nobody waits for it: dropped, and no error
show('coffee.ready');

session.send('closing.time');
const { status, result } = await session.ended();
console.log(`ended: ${status}, result ${JSON.stringify(result)}`);
console.log(`the other session: ${other.status}, ${other.configuration.join(' > ')}`);
