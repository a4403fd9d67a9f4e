/** `Symbol` (ECMA-262 20.4). The registry of `Symbol.for` belongs to the session. */
import { allocate, runningSession } from '../machine.js';
import { toText } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import { GuestBoxed, SymbolPrototype } from '../values/boxed.js';
import { builtin } from '../values/builtin.js';
import { isObject } from '../values/object.js';
import * as wellKnown from '../values/symbols.js';
import { constant, getter, hidden, method } from './define.js';

export const symbolConstructor = builtin(
  'Symbol',
  0,
  (_self, [description]) => {
    allocate(48);
    return Symbol(description === undefined ? undefined : toText(description));
  },
  () => throwTypeError('Symbol is not a constructor'),
);
constant(symbolConstructor, 'prototype', SymbolPrototype);
hidden(SymbolPrototype, 'constructor', symbolConstructor);

for (const symbol of Object.values(wellKnown)) constant(symbolConstructor, symbol.description!.replace('Symbol.', ''), symbol);

method(symbolConstructor, 'for', 1, (_self, [key]) => {
  const name = toText(key);
  const { symbols } = runningSession();
  let symbol = symbols.get(name);
  if (symbol === undefined) {
    allocate(96 + name.length);
    symbol = Symbol(name);
    symbols.set(name, symbol);
  }
  return symbol;
});
method(symbolConstructor, 'keyFor', 1, (_self, [symbol]) => {
  if (typeof symbol !== 'symbol') throwTypeError('Symbol.keyFor needs a symbol');
  const { symbols } = runningSession();
  const key = symbol.description; // registered symbols are described by their keys
  return key !== undefined && symbols.get(key) === symbol ? key : undefined;
});

function thisSymbol(self: unknown): symbol {
  const value = isObject(self) && GuestBoxed.is(self) ? GuestBoxed.value(self) : self;
  if (typeof value !== 'symbol') throwTypeError('not a symbol');
  return value;
}
method(SymbolPrototype, 'toString', 0, (self) => thisSymbol(self).toString());
method(SymbolPrototype, 'valueOf', 0, (self) => thisSymbol(self));
getter(SymbolPrototype, 'description', (self) => thisSymbol(self).description);
Object.defineProperty(SymbolPrototype, wellKnown.SYMBOL_TO_PRIMITIVE, {
  value: builtin('[Symbol.toPrimitive]', 1, (self) => thisSymbol(self)),
  configurable: true,
});
Object.defineProperty(SymbolPrototype, wellKnown.SYMBOL_TO_STRING_TAG, { value: 'Symbol', configurable: true });
