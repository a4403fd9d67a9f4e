import { runningSession } from '../machine.js';
import { toText } from '../operations/read.js';
import { builtin } from '../values/builtin.js';
import { makeIntrinsic } from '../values/protection.js';

/** The predicate `In(stateId)` (SCXML 5.9.1). */
export const inFunction = builtin('In', 1, (_self, args) => runningSession().session.isActive(toText(args[0])));
makeIntrinsic(inFunction);
