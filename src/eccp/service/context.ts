import type { CallCenter } from '../../callcenter/call-center.js';
import type { Profile } from '../messages/request.js';

/** What the commands of a call centre work with. */
export interface ServiceContext {
  readonly callCenter: CallCenter;
  readonly profile: Profile;
  /** What a request says without being signed is not taken, though the text of the protocol shows such requests. */
  readonly signedOnly: boolean;
  /** Told what `dumpstatus` asks for. */
  readonly log: (text: string) => void;
}
