import { createInterface } from 'node:readline';
import type { Output } from '../output.js';
import { UsageError } from '../usage-error.js';
import { control } from './control.js';
import type { Simulation } from './simulation.js';

/**
 * Carries out control commands, one a line, and tells what became of them. The simulation goes on when the input ends.
 * @returns what stops it
 */
export function takeControls(simulation: Simulation, input: NodeJS.ReadableStream, output: Output): () => void {
  const lines = createInterface({ input, terminal: false });
  lines.on('line', (line) => {
    const told = carryOut(line, simulation);
    if (told !== '') output.line(told);
  });
  return () => lines.close();
}

function carryOut(line: string, simulation: Simulation): string {
  try {
    return control(line, simulation);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return `error: ${error.message}`;
  }
}
