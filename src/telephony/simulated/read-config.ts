import { parse, TomlError } from 'smol-toml';
import { ScxmlError } from '../../diagnostics/error.js';
import { simulatedConfig } from './check-config.js';
import type { SimulatedConfig } from './config.js';

/**
 * Reads the configuration of a simulated T-Server from TOML; its keys are the names in `SimulatedConfig`, and what is left
 * out keeps its default.
 * @param file its name in messages
 * @throws ScxmlError `BAD_OPTION` with file, and for text that is not TOML with line and column
 */
export function readSimulatedConfig(toml: string, file = 'tserver.toml'): SimulatedConfig {
  try {
    return simulatedConfig(parse(toml));
  } catch (error) {
    if (error instanceof TomlError) {
      const [what] = error.message.replace('Invalid TOML document: ', '').split('\n');
      throw new ScxmlError('BAD_OPTION', `${file}:${error.line}:${error.column}: ${what}`, undefined, { cause: error });
    }
    if (error instanceof ScxmlError) throw new ScxmlError('BAD_OPTION', `${file}: ${error.message}`, undefined, { cause: error });
    throw error;
  }
}
