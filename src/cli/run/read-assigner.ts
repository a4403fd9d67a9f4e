import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AssignerConfig, readAssignerConfig } from 'statewire/assigner';
import { ScxmlError } from '../../diagnostics/error.js';
import { messageOf, UsageError } from '../usage-error.js';

/**
 * What `--assigner FOLDER` means: the agent assigner as an administrator configured it there.
 * @throws UsageError for a folder that is not there, and with file and line for what is malformed in it
 */
export function readAssigner(folder: string): AssignerConfig {
  if (!existsSync(join(folder, '.'))) throw new UsageError(`--assigner ${folder}: there is no such folder`);
  try {
    return readAssignerConfig(folder);
  } catch (error) {
    if (error instanceof ScxmlError) throw new UsageError(`--assigner: ${messageOf(error)}`, { cause: error });
    throw error;
  }
}
