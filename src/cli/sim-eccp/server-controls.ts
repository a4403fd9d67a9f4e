/** Connections, answers and events, and the database behind requests. */
import type { ServerFaults } from '../../eccp/server/faults.js';
import { parseDuration } from '../run/duration.js';
import { carryOut } from './call-center-controls.js';
import type { Control } from './simulation.js';
import type { Words } from './words.js';

export const serverControls: Readonly<Record<string, Control>> = {
  database: {
    usage: 'up|down|failing',
    what: 'down: 500 for everything; failing: 503 for what needs it',
    run(words, { callCenter, server }) {
      const state = words.choose('the database', 'up', 'down', 'failing');
      words.end();
      server.faults.databaseFails = state === 'failing';
      return carryOut(callCenter, { command: 'setDatabase', up: state !== 'down' });
    },
  },
  connections: {
    usage: '',
    what: 'how many clients are connected',
    run(words, { server }) {
      words.end();
      return String(server.connections);
    },
  },
  drop: {
    usage: '',
    what: 'cuts all connections',
    run(words, { server }) {
      words.end();
      return `${server.dropConnections()} dropped`;
    },
  },
  hang: fault('on|off', 'takes requests and says nothing', (words) => {
    const hanging = words.either('hang', 'on', 'off');
    return (faults) => {
      faults.hanging = hanging;
    };
  }),
  delay: fault('TIME', 'answers come later; 0 ends it', (words) => {
    const delay = parseDuration(words.take('the time'));
    return (faults) => {
      faults.delay = delay;
    };
  }),
  shuffle: fault('on|off', 'answers come in any order', (words) => {
    const shuffle = words.either('shuffle', 'on', 'off');
    return (faults) => {
      faults.shuffle = shuffle;
    };
  }),
  duplicate: fault('[EVENTS]', 'sends the next events twice', (words) => {
    const events = words.count();
    return (faults) => {
      faults.duplicates = events;
    };
  }),
  lose: fault('[EVENTS]', 'does not send the next events', (words) => {
    const events = words.count();
    return (faults) => {
      faults.losses = events;
    };
  }),
  clear: fault('', 'ends all faults of connections, answers and events', () => (faults) => faults.clear()),
};

/** @param read what to do, of the words of the command */
function fault(usage: string, what: string, read: (words: Words) => (faults: ServerFaults) => void): Control {
  return {
    usage,
    what,
    run(words, { server }) {
      const set = read(words);
      words.end();
      set(server.faults);
      return 'done';
    },
  };
}
