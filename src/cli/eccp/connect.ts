import { type EccpClient, EccpError } from 'statewire/eccp';
import { UsageError } from '../usage-error.js';

/** @throws UsageError when there is no session to be had */
export async function connect(client: EccpClient, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    if (!(error instanceof EccpError)) throw error;
    const what = error.code === undefined ? 'no session' : 'the login was refused';
    throw new UsageError(`${what} at ${host}:${port}: ${error.message}`, { cause: error });
  }
}
