/** An agent assigner of one's own, with nobody to assign. */
import { assigner, MemoryPresence } from 'statewire/assigner';

export const extension = assigner({ presence: new MemoryPresence() });
