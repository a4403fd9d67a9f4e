/**
 * Symbols of the guest are host symbols that no host code knows: none of the host's well-known symbols, and nothing from
 * the host's registry, ever becomes a guest value. So a property under a guest symbol means nothing to the host.
 */
export const SYMBOL_ITERATOR = Symbol('Symbol.iterator');
export const SYMBOL_ASYNC_ITERATOR = Symbol('Symbol.asyncIterator');
export const SYMBOL_HAS_INSTANCE = Symbol('Symbol.hasInstance');
export const SYMBOL_TO_PRIMITIVE = Symbol('Symbol.toPrimitive');
export const SYMBOL_TO_STRING_TAG = Symbol('Symbol.toStringTag');
export const SYMBOL_SPECIES = Symbol('Symbol.species');
export const SYMBOL_IS_CONCAT_SPREADABLE = Symbol('Symbol.isConcatSpreadable');
export const SYMBOL_UNSCOPABLES = Symbol('Symbol.unscopables');
export const SYMBOL_MATCH = Symbol('Symbol.match');
export const SYMBOL_MATCH_ALL = Symbol('Symbol.matchAll');
export const SYMBOL_REPLACE = Symbol('Symbol.replace');
export const SYMBOL_SEARCH = Symbol('Symbol.search');
export const SYMBOL_SPLIT = Symbol('Symbol.split');
