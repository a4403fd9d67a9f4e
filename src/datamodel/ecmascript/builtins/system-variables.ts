import { runningSession } from '../machine.js';
import { inFunction } from './in.js';

/** Any of the variables that documents may only read (SCXML 5.10), by name: those of SCXML, `_data`, those of extensions. */
export function systemVariable(name: string): unknown {
  const running = runningSession();
  switch (name) {
    case '_event':
      return running.event();
    case '_sessionid':
      return running.session.id;
    case '_name':
      return running.session.name;
    case '_ioprocessors':
      return running.ioProcessors();
    case '_x':
      return running.platformVariables();
    case '_data':
      return running.globalObject();
    case 'In':
      return inFunction;
    default:
      return running.extensionGlobal(name);
  }
}
