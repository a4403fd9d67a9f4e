import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HERE } from './command.js';

/** What a run is expected to print: a file in `golden/`, written by hand or looked at line by line. */
export function golden(name: string): string {
  return readFileSync(join(HERE, 'golden', name), 'utf8');
}
