import { type Clock, systemClock, type Timer } from '../clock.js';
import { beginWorld } from './begin.js';
import type { CallCenter } from './call-center.js';
import type { CallCenterConfig } from './config/config.js';
import { LivingCallCenter } from './living-call-center.js';
import { saved } from './state/saved.js';
import { readState, writeState } from './state/state-file.js';
import type { World } from './state/world.js';

/** How often the state is saved, ms. */
const SAVE_EVERY = 2_000;

export interface CallCenterOptions {
  readonly config: CallCenterConfig;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Where the state is kept; what is there goes on. Without it nothing is kept. */
  readonly stateFile?: string | undefined;
  /** Told what listeners throw, and what hinders saving. */
  readonly log?: (message: string) => void;
}

/**
 * A call centre, not started yet; one that goes on from a file is as it was, and runs when it did.
 * @throws ScxmlError `BAD_SNAPSHOT` for a state file that is damaged or of another version, `FILE_NOT_READABLE`
 */
export function openCallCenter(options: CallCenterOptions): CallCenter {
  const clock = options.clock ?? systemClock();
  const log = options.log ?? (() => {});
  const state = options.stateFile === undefined ? undefined : readState(options.stateFile);
  const world = beginWorld(options.config, clock, log, state);
  const keeper = options.stateFile === undefined ? undefined : keepState(world, options.stateFile, clock, log);
  return new LivingCallCenter(world, () => keeper?.close());
}

interface Keeper {
  close(): void;
}

/** Saves now and then, and once more at the end. */
function keepState(world: World, file: string, clock: Clock, log: (message: string) => void): Keeper {
  const save = (): void => {
    try {
      writeState(file, saved(world));
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
  };
  let timer: Timer;
  const again = (): void => {
    timer = clock.after(SAVE_EVERY, () => {
      save();
      again();
    });
  };
  again();
  return {
    close: () => {
      timer.cancel();
      save();
    },
  };
}
