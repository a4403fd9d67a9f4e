import type { Extension } from '../runtime/extension.js';

/** The extensions, and before them an agent assigner unless one of them is one: so an own one takes the place of ours. */
export function withAssigner(extensions: readonly Extension[], make: () => Extension): readonly Extension[] {
  return extensions.some(({ name }) => name === 'assigner') ? extensions : [make(), ...extensions];
}
