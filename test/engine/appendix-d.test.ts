import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const engine = fileURLToPath(new URL('../../src/engine', import.meta.url));
const declared = new Set(
  readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readFileSync(join(engine, path), 'utf8').matchAll(/^(?:export )?(?:function|const) (\w+)/gm)])
    .map(([, name]) => name),
);

/** The procedures and predicates of Appendix D. */
const PROCEDURES = `interpret mainEventLoop exitInterpreter selectEventlessTransitions selectTransitions removeConflictingTransitions
  microstep exitStates computeExitSet executeTransitionContent enterStates computeEntrySet addDescendantStatesToEnter
  addAncestorStatesToEnter isInFinalState getTransitionDomain findLCCA getEffectiveTargetStates getProperAncestors isDescendant
  getChildStates executeContent applyFinalize cancelInvoke invoke nameMatch conditionMatch initializeDataModel`.split(/\s+/);

test.each(PROCEDURES)('%s of Appendix D exists under its name', (name) => {
  expect(declared).toContain(name);
});
