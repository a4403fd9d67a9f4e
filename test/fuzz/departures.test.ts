import { describe, expect, test } from '@jest/globals';
import { CONTENT, type Departure, FINAL, ORDER, TARGETS } from './departures.js';
import { onCorrectedScion, onScion } from './scion.js';
import { onStatewire } from './statewire.js';

function chart({ body, events }: Departure) {
  const data = '<data id="x" expr="0"/><data id="trace" expr="[]"/><data id="list" expr="[1, 2, 3]"/><data id="nothing" expr="null"/>';
  const scxml = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript"><datamodel>${data}<data id="item"/></datamodel>
    ${body}</scxml>`;
  return { scxml, events };
}

describe.each([
  ['order', ORDER],
  ['final states', FINAL],
  ['targets', TARGETS],
  ['content', CONTENT],
])('where SCION departs from the Recommendation: %s', (_group, departures) => {
  test.each(departures)('$title', async (departure) => {
    expect(onStatewire(chart(departure)).trace).toEqual(departure.trace);
    const theirs = await onScion(chart(departure));
    expect(theirs.failure ?? theirs.trace).not.toEqual(departure.trace);
    const corrected = await onCorrectedScion(chart(departure));
    if (departure.corrected) expect(corrected.trace).toEqual(departure.trace);
    else expect(corrected.failure ?? corrected.trace).not.toEqual(departure.trace);
  });
});
