'use strict';
/**
 * The limit of a workload: its hand-written machine behind what every SCXML runtime owes per external event,
 * namely an event object with the seven `_event` fields, an external queue and the run-to-completion guard.
 */
class Event {
  constructor(name, type, sendid, origin, origintype, invokeid, data) {
    this.name = name;
    this.type = type;
    this.sendid = sendid;
    this.origin = origin;
    this.origintype = origintype;
    this.invokeid = invokeid;
    this.data = data;
  }
}

class Limit {
  constructor(machine) {
    this.machine = machine;
    this.queue = [];
    this.busy = false;
    this.event = null;
  }

  send(name, data) {
    this.queue.push(new Event(name, 'external', undefined, undefined, undefined, undefined, data));
    if (this.busy) return;
    this.busy = true;
    while (this.queue.length > 0) {
      const event = this.queue.length === 1 ? this.queue.pop() : this.queue.shift();
      this.event = event;
      this.machine.send(event.name, event.data);
    }
    this.busy = false;
  }
}

/** Runs `engines` ({name: {send(name, data)}}) interleaved on the events of a workload; returns the median ns per event of each. */
function measure(engines, events, { repetitions = 15, batch = 200_000 } = {}) {
  const times = Object.fromEntries(Object.keys(engines).map((k) => [k, []]));
  const at = Object.fromEntries(Object.keys(engines).map((k) => [k, 0]));
  for (let r = -2; r < repetitions; r++) {
    const names = Object.keys(engines);
    if (r % 2) names.reverse();
    for (const name of names) {
      const engine = engines[name];
      let k = at[name];
      const start = process.hrtime.bigint();
      for (let i = 0; i < batch; i++) {
        const e = events[k];
        if (++k === events.length) k = 0;
        engine.send(e.name, e.data);
      }
      const ns = Number(process.hrtime.bigint() - start) / batch;
      at[name] = k;
      if (r >= 0) times[name].push(ns);
    }
  }
  const median = (a) => [...a].sort((x, y) => x - y)[a.length >> 1];
  return Object.fromEntries(Object.entries(times).map(([k, v]) => [k, median(v)]));
}

module.exports = { Limit, measure };
