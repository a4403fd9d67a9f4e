/** Functions declared in blocks of sloppy code, which are variables of the function around too (ECMA-262 B.3.2). */
import type { FunctionDeclaration } from 'acorn';
import { machine } from '../machine.js';
import { NORMAL, type Step, type Store } from './frame.js';
import type { Generator } from './generator.js';
import { argumentsPlace, outer, readIdentifier } from './identifiers.js';

/** What evaluating the declaration does: the value of the block's variable goes outwards. @returns undefined for nothing */
export function outwardStep(g: Generator, node: FunctionDeclaration): Step | undefined {
  const write = outwardStore(g, node);
  if (write === undefined) return undefined;
  const read = readIdentifier(g, node.id);
  return (f) => {
    write(f, read(f));
    return NORMAL;
  };
}

function outwardStore(g: Generator, node: FunctionDeclaration): Store | undefined {
  const { name } = node.id;
  const scope = g.analysis.outward.get(node);
  if (scope === undefined) return undefined;
  const variable = scope.variables.get(name); // none for `arguments`
  if (variable?.scope.kind === 'unit') {
    const slot = g.names.slot(name);
    return (_f, value) => {
      machine.slots[slot] = value;
    };
  }
  const place = variable === undefined ? argumentsPlace(g) : { hops: g.hops(variable.host!), slot: variable.slot };
  if (place === undefined) return undefined;
  const { hops, slot } = place;
  return (f, value) => {
    outer(f, hops).slots[slot] = value;
  };
}
