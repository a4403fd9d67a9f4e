import type { Statewire } from '../../create.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DataValue } from '../../event.js';
import type { Plan } from '../../plan/plan.js';
import { closest } from '../closest.js';
import type { InputText } from '../read-input.js';
import { UsageError } from '../usage-error.js';

export interface LoadedPlan {
  /** Undefined when the document is refused. */
  readonly plan: Plan | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a document, with all that `check` finds. */
export function loadPlan({ name, text }: InputText, statewire: Statewire): LoadedPlan {
  const diagnostics = statewire.check(text, name);
  const refused = diagnostics.some(({ severity }) => severity === 'error');
  return { plan: refused ? undefined : statewire.load(text, name), diagnostics };
}

/** @throws UsageError for `--data` that the document does not declare at its top */
export function checkDataIds(data: Readonly<Record<string, DataValue>>, plan: Plan): void {
  const ids = plan.root.data.map(({ id }) => id);
  for (const id of Object.keys(data)) {
    if (!ids.includes(id)) throw new UsageError(`--data ${id}: ${plan.file} has no top-level <data id="${id}">${closest(id, ids)}`);
  }
}
