import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ScxmlError } from '../diagnostics/error.js';

/** A fetched resource under the name that diagnostics print. */
export interface Resource {
  readonly name: string;
  readonly text: string;
}

/**
 * Fetches what documents name by `src`. Synchronous: it is called while a document is loaded or a child is started.
 * @throws ScxmlError `RESOURCE_NOT_LOADED`
 */
export interface ResourceLoader {
  /** @param base name of the file of the document that names the resource */
  read(src: string, base: string): Resource;
  /**
   * Brings what `read` cannot give at once, such as a resource on the web. Never rejects: what could not be brought is said by
   * `read`. @returns undefined when `read` needs no help
   */
  fetch?(src: string, base: string): Promise<void> | undefined;
}

/** Largest resource, bytes. */
const LIMIT = 16 * 1024 * 1024;

/** Reads `file:` URLs and paths relative to the document. Other schemes are refused. */
export const fileResources: ResourceLoader = {
  read(src, base) {
    const path = pathOf(src, base);
    try {
      const text = readFileSync(path, 'utf8');
      if (text.length > LIMIT) throw new ScxmlError('RESOURCE_NOT_LOADED', `larger than ${LIMIT} bytes`);
      return { name: path, text };
    } catch (error) {
      if (error instanceof ScxmlError) throw error;
      const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
      throw new ScxmlError('RESOURCE_NOT_LOADED', `"${src}": ${reason}`, undefined, { cause: error });
    }
  },
};

function pathOf(src: string, base: string): string {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(src)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'file') {
    throw new ScxmlError('RESOURCE_NOT_LOADED', `"${src}": resources of "${scheme}:" are not fetched`);
  }
  // "file:data.txt" is no URL with a path, but what W3C documents write for a file beside the document
  const relative = scheme === 'file' && !/^file:\//i.test(src) ? src.slice('file:'.length) : src;
  try {
    if (/^file:\/\//i.test(relative)) return fileURLToPath(relative);
    const start = /^file:/i.test(base) ? new URL(base) : pathToFileURL(resolve(base));
    return resolve(dirname(fileURLToPath(start)), /^file:/i.test(relative) ? fileURLToPath(relative) : decodeURI(relative));
  } catch (cause) {
    throw new ScxmlError('RESOURCE_NOT_LOADED', `"${src}" is not the address of a file`, undefined, { cause });
  }
}

/**
 * Reads a document's file, UTF-8.
 * @throws ScxmlError `FILE_NOT_READABLE`
 */
export function readDocumentFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new ScxmlError('FILE_NOT_READABLE', `${path} cannot be read: ${reason}`, undefined, { cause });
  }
}
