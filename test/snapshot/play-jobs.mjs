/**
 * A process that plays sessions: each line of its input is a job, each line of its output what came of it. A job starts a document, or
 * goes on from a snapshot, and then sends events and lets time pass; after `snapshotAfter` of them it takes a snapshot.
 */
import { createInterface } from 'node:readline';
import { ScxmlEvent, SimulatedClock, Statewire } from 'statewire';

const CHILD = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><datamodel><data id="p"/><data id="n" expr="0"/></datamodel>
  <state id="k"><onentry><send event="tick" delay="1s"/></onentry>
    <transition event="tick"><assign location="n" expr="n + 1"/><send event="a.x" target="#_parent"><param name="n" expr="n"/></send><send event="tick" delay="2s"/></transition>
    <transition event="d" target="end"/><transition event="*"><assign location="n" expr="n + 10"/></transition></state>
  <final id="end"><donedata><param name="n" expr="n"/></donedata></final></scxml>`;

/** What happened, without what only a restored session tells. */
function shown(entry) {
  return JSON.stringify(entry, (_key, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value));
}

async function play({ document, snapshot, time, steps, snapshotAfter }) {
  const clock = new SimulatedClock(time);
  let sessions = 0;
  const statewire = new Statewire({
    clock,
    seed: 7,
    newSessionId: () => `${snapshot === undefined ? 'one' : 'two'}-${++sessions}`,
    limits: { microsteps: 60 },
    resources: { read: () => ({ name: 'child', text: CHILD }) },
  });
  const plan = statewire.load(document);
  const session = snapshot === undefined ? statewire.start(plan, { id: 'S' }) : statewire.restore(plan, snapshot);
  const trace = [];
  const result = { trace, again: snapshot === undefined ? undefined : session.snapshot() };
  statewire.watch((entry) => trace.push(shown(entry)));
  for (const [i, step] of steps.entries()) {
    if (i === snapshotAfter && session.status === 'running') {
      trace.length = 0;
      Object.assign(result, { snapshot: session.snapshot(), time: clock.now() });
    }
    if (step.pass) clock.advance(step.pass);
    else if (session.status === 'running') statewire.host.deliver('S', new ScxmlEvent(step.name, 'external', step));
  }
  const { status, configuration, data } = session.view();
  const sorted = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)); // their order is that in which expressions were compiled
  trace.push(shown({ status, configuration, data: sorted }));
  if (session.status === 'running') trace.push(session.snapshot());
  await statewire.close();
  return result;
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await play(JSON.parse(line)).catch((error) => ({ error: error.stack }));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
