import { Statewire, type StatewireOptions } from '../create.js';
import { ScxmlError } from '../diagnostics/error.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError when extensions claim the same name, or claim what is the platform's */
export function createStatewire(options: StatewireOptions): Statewire {
  try {
    return new Statewire(options);
  } catch (error) {
    if (error instanceof ScxmlError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
