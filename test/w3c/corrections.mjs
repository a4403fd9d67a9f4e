/**
 * Known defects of the published copy of the W3C documents, mended when a document is loaded, so that what is run is what the
 * implementation report says.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** By file name: what was changed in the copy, and what the W3C transform gives. */
const CORRECTIONS = {
  'test553.txml.scxml': { reason: 'the illegal namelist was made a legal one', from: 'namelist="foo"', to: 'namelist="&quot;foo"' },
  'test554.txml.scxml': { reason: 'the illegal namelist was made a legal one', from: 'namelist="foo"', to: 'namelist="&quot;foo"' },
};

/** Text of the document, corrected. @throws Error when a correction no longer fits, which means the copy has changed */
export function correctedText(file) {
  const text = readFileSync(file, 'utf8');
  const correction = CORRECTIONS[basename(file)];
  if (!correction) return text;
  if (!text.includes(correction.from)) throw new Error(`${file} has no ${correction.from} any more`);
  return text.replace(correction.from, correction.to);
}
