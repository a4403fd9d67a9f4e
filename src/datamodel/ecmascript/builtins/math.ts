/** `Math` (ECMA-262 21.3). Random numbers come from the session's own seeded sequence. */
import { runningSession, spend } from '../machine.js';
import { toNumber } from '../operations/read.js';
import { newObject } from '../values/object.js';
import { SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { constant, method } from './define.js';

export const math: object = newObject();

for (const name of ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'] as const) constant(math, name, Math[name]);

const UNARY = [
  ...(['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp', 'expm1', 'floor'] as const),
  ...(['fround', 'log', 'log10', 'log1p', 'log2', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc'] as const),
];
for (const name of UNARY) method(math, name, 1, (_self, [x]) => Math[name](toNumber(x)));
for (const name of ['atan2', 'imul', 'pow'] as const) {
  method(math, name, 2, (_self, [x, y]) => {
    const first = toNumber(x);
    return Math[name](first, toNumber(y));
  });
}
for (const name of ['max', 'min', 'hypot'] as const) {
  method(math, name, 2, (_self, args) => {
    spend(args.length >> 2);
    return Math[name](...args.map(toNumber));
  });
}
method(math, 'random', 0, () => runningSession().random());
Object.defineProperty(math, SYMBOL_TO_STRING_TAG, { value: 'Math', configurable: true });
