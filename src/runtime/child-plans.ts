import { ScxmlError } from '../diagnostics/error.js';
import type { SessionSource } from '../invoke/contract.js';
import type { Plan } from '../plan/plan.js';
import type { ResourceLoader } from './resources.js';

/** How many invoked documents are kept compiled. */
const KEPT = 256;

/** Plans of invoked documents: one that is invoked again, by any session, is not compiled again. */
export class ChildPlans {
  readonly #plans = new Map<string, Plan>();
  readonly #resources: ResourceLoader;
  readonly #load: (text: string, file: string) => Plan;

  constructor(resources: ResourceLoader, load: (text: string, file: string) => Plan) {
    this.#resources = resources;
    this.#load = load;
  }

  /** @throws ScxmlError `DOCUMENT_REFUSED`, `RESOURCE_NOT_LOADED` */
  get(source: SessionSource, parent: Plan): Plan {
    const { name, text } = 'src' in source ? this.#resources.read(source.src, parent.file) : { name: parent.file, text: inPlace(source) };
    const key = `${name}\n${text}`;
    let plan = this.#plans.get(key);
    if (!plan) {
      plan = this.#load(text, name);
      if (this.#plans.size >= KEPT) for (const oldest of this.#plans.keys()) if (this.#plans.delete(oldest)) break;
      this.#plans.set(key, plan);
    }
    return plan;
  }
}

/** A document that stands in another one, moved down to its line there, so that its places are those of the file. */
function inPlace({ text, line = 1 }: { readonly text: string; readonly line?: number | undefined }): string {
  return '\n'.repeat(line - 1) + text;
}

/** The error for a document that cannot be used; its first mistakes are in the message, all of them in `diagnostics`. */
export function refused(file: string, diagnostics: ScxmlError['diagnostics']): ScxmlError {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new ScxmlError('DOCUMENT_REFUSED', first ? `${first.message}${more}` : `${file} cannot be used`, first?.span, { diagnostics });
}
