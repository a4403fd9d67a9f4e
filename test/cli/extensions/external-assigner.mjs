/** An external assigner at the address in the environment, with the time limit that is the default. */
import { assigner, MemoryPresence } from 'statewire/assigner';

export const extension = () => assigner({ presence: new MemoryPresence(), externalAssignerUrl: process.env.ASSIGNER_URL });
