/** Prototypes of the iterators that built-ins make (ECMA-262 27.1). */
import { iteratorNext } from '../operations/iterate.js';
import { ArraySource, CollectionSource, TextSource } from '../operations/iterator-sources.js';
import { builtin } from '../values/builtin.js';
import { ITERATOR_KINDS, IteratorPrototype, type IteratorSource, type IteratorState, iteratorPrototypes } from '../values/iterators.js';
import { SYMBOL_ITERATOR, SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { hidden } from './define.js';
import { MatchSource } from './match-source.js';

hidden(
  IteratorPrototype,
  SYMBOL_ITERATOR,
  builtin('[Symbol.iterator]', 0, (self) => self),
);
for (const kind of ITERATOR_KINDS) {
  hidden(iteratorPrototypes[kind], 'next', iteratorNext[kind]);
  Object.defineProperty(iteratorPrototypes[kind], SYMBOL_TO_STRING_TAG, { value: kind, configurable: true });
}

/** A source that goes on where another stood. */
export function sourceAt({ kind, mode, holds, position }: IteratorState): IteratorSource {
  switch (kind) {
    case 'Array Iterator':
      return new ArraySource(mode, holds, position);
    case 'Map Iterator':
    case 'Set Iterator':
      return new CollectionSource(kind, mode, holds, position);
    case 'String Iterator':
      return new TextSource(mode, holds, position);
    case 'RegExp String Iterator':
      return new MatchSource(holds, position);
  }
}
