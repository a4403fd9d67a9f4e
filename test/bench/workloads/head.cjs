'use strict';
/** The start tag of a workload's document. */
const head = (datamodel, initial, extra = '') =>
  `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="${datamodel}" initial="${initial}" ${extra}>\n`;

module.exports = { head };
