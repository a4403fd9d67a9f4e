'use strict';
/**
 * The workloads of the benchmarks by id: `{ title, scxml, events, hand, dmCheck?, perOp?, special? }`. `events` are sent round
 * and round, or `freshEvents(count)` makes new ones each time; `hand()` makes the same machine written by hand, `xstate(actions)`
 * its definition for XState; `dmCheck` is a variable that both must agree on; `perOp` is the
 * number of microsteps of one event; a `special` one has no fixed events. `genDoc(n)` makes a document of n states.
 */
const { genDoc } = require('./workloads/documents.cjs');

const WORKLOADS = {
  ...require('./workloads/flat.cjs'),
  ...require('./workloads/hierarchy.cjs'),
  ...require('./workloads/parallel.cjs'),
  ...require('./workloads/history.cjs'),
  ...require('./workloads/raise.cjs'),
  ...require('./workloads/eventless.cjs'),
  ...require('./workloads/content.cjs'),
  ...require('./workloads/timers.cjs'),
  ...require('./workloads/wide.cjs'),
};

module.exports = { WORKLOADS, genDoc };
