/** Which break of the call centre a reason means. */
import type { KeyValueList, TelephonyRequest } from '../contract.js';
import type { AdapterSettings, BreakName } from './options.js';

export interface Break {
  readonly id: number;
  readonly name: string;
}

type BreakOptions = Pick<AdapterSettings, 'dndBreak' | 'defaultBreak' | 'breaks'>;

/** The breaks that can be chosen, as the server had them when the adapter was opened. */
export class Breaks {
  readonly #active: readonly Break[];
  readonly #options: BreakOptions;
  /** The one for do-not-disturb; undefined where there is none. */
  readonly dnd: Break | undefined;

  constructor(active: readonly Break[], options: BreakOptions) {
    this.#options = options;
    this.dnd = find(active, options.dndBreak);
    this.#active = active.filter((one) => one !== this.dnd);
  }

  /**
   * The break for a request: a reason that is the id or the name of a break (in any case, blanks around it do not count), else what
   * the configuration has for the reason, else the default.
   */
  forRequest({ reasons, extensions }: Pick<TelephonyRequest, 'reasons' | 'extensions'>): Break | undefined {
    const given = [extensions?.['pause_type'], ...reasonsOf(reasons), ...reasonsOf(extensions)];
    const named = given.filter((value): value is BreakName => typeof value === 'string' || typeof value === 'number');
    for (const reason of named) {
      const found = find(this.#active, reason) ?? find(this.#active, this.#configured(reason));
      if (found) return found;
    }
    return find(this.#active, this.#options.defaultBreak);
  }

  /** The names, for people. */
  describe(): string {
    return this.#active.map(({ id, name }) => `${id} ${name}`).join(', ') || 'none';
  }

  #configured(reason: BreakName): BreakName | undefined {
    const wanted = plain(String(reason));
    return Object.entries(this.#options.breaks ?? {}).find(([key]) => plain(key) === wanted)?.[1];
  }
}

function reasonsOf(list: KeyValueList | undefined): readonly unknown[] {
  return [list?.['ReasonCode'], list?.['Reason']];
}

function find(breaks: readonly Break[], wanted: BreakName | undefined): Break | undefined {
  if (wanted === undefined) return undefined;
  const text = plain(String(wanted));
  return breaks.find(({ id }) => String(id) === text) ?? breaks.find(({ name }) => plain(name) === text);
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
