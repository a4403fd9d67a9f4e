import { ScxmlError } from '../diagnostics/error.js';
import { fileResources, type Resource, type ResourceLoader } from './resources.js';

export interface WebResourceOptions {
  /** What may be fetched: addresses that all allowed ones begin with, such as `https://flows.example.com/shared/`. */
  readonly allow: readonly string[];
  /** Time for one resource, ms (default 10,000). */
  readonly timeout?: number;
  /** Largest resource, bytes (default 16 MiB). */
  readonly maxBytes?: number;
  /** For everything that is not on the web; files beside the document when absent. */
  readonly others?: ResourceLoader;
}

/** How many resources are kept. */
const KEPT = 1_000;

/**
 * Reads `http:` and `https:` resources that the host allows (SCXML 5.3, 5.8, 6.4), and all others as before. Nothing is fetched
 * while a session runs a macrostep: what is not at hand is brought by `fetch` first. Redirects are not followed.
 */
export function webResources(options: WebResourceOptions): ResourceLoader {
  const others = options.others ?? fileResources;
  const allowed = options.allow.map((prefix) => new URL(prefix));
  const known = new Map<string, Resource | ScxmlError>();
  const keep = (url: string, result: Resource | ScxmlError): void => {
    known.set(url, result);
    if (known.size > KEPT) for (const oldest of known.keys()) if (known.delete(oldest)) break;
  };
  return {
    read(src, base) {
      const url = webAddress(src, base);
      if (!url) return others.read(src, base);
      const found = known.get(url.href);
      if (found instanceof ScxmlError) throw found;
      if (!found) throw new ScxmlError('RESOURCE_NOT_LOADED', `"${url.href}" was not fetched`);
      return found;
    },
    fetch(src, base) {
      const url = webAddress(src, base);
      if (!url) return others.fetch?.(src, base);
      const found = known.get(url.href);
      return found && !(found instanceof ScxmlError) ? undefined : load(url); // what failed is tried again
    },
  };

  async function load(url: URL): Promise<void> {
    try {
      if (!allowed.some((prefix) => prefix.origin === url.origin && url.pathname.startsWith(prefix.pathname))) {
        throw new Error('the host does not allow this address');
      }
      keep(url.href, { name: url.href, text: await fetchText(url, options) });
    } catch (cause) {
      keep(url.href, new ScxmlError('RESOURCE_NOT_LOADED', `"${url.href}": ${reasonOf(cause)}`, undefined, { cause }));
    }
  }
}

/** The address on the web that a `src` means; undefined when it means something else. */
function webAddress(src: string, base: string): URL | undefined {
  const relativeTo = /^https?:/i.test(base) ? base : undefined;
  if (!relativeTo && !/^https?:/i.test(src)) return undefined;
  return URL.canParse(src, relativeTo) ? new URL(src, relativeTo) : undefined;
}

async function fetchText(url: URL, { timeout = 10_000, maxBytes = 16 * 1024 * 1024 }: WebResourceOptions): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeout) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the server answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch` says only "fetch failed"; why is in the cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message || (cause as NodeJS.ErrnoException).code}` : message;
}
