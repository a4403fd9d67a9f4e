/** `--adapter eccp`: a call centre behind an ECCP server. */
import { eccpAdapter, readEccpConfig, type TelephonyAdapter } from 'statewire/telephony';
import { ScxmlError } from '../../diagnostics/error.js';
import { UsageError } from '../usage-error.js';

/** `eccp`, `eccp:20005`, `eccp:pbx.example`, `eccp:pbx.example:20005`, also as `eccp://…`, and with `[::1]` for a host. */
const ADDRESS = /^eccp(?::(?:\/\/)?(?!\d+$)(\[[\da-f:.]+\]|[^:/[\]]+))?(?::(\d+))?$/i;

/** @returns the host and the port that a name says; undefined for what is no such name */
export function readEccpAddress(name: string): { readonly host?: string; readonly port?: number } | undefined {
  const match = ADDRESS.exec(name);
  if (!match) return undefined;
  const [, host, port] = match;
  return { ...(host !== undefined && { host: host.replace(/[[\]]/g, '') }), ...(port !== undefined && { port: Number(port) }) };
}

/**
 * The adapter of `--adapter eccp…`: the address in its name, then `ECCP_HOST`, `ECCP_PORT`, `ECCP_USER`, `ECCP_PASSWORD` and
 * `ECCP_AGENT_PASSWORD` of the environment, then the file, then the defaults.
 * @throws UsageError for what is no such setting, with the name of the file
 */
export function namedEccpAdapter(
  address: { readonly host?: string; readonly port?: number },
  config: Readonly<Record<string, unknown>>,
  file: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): TelephonyAdapter {
  const { ECCP_HOST: host, ECCP_PORT: port, ECCP_USER: username, ECCP_PASSWORD: password, ECCP_AGENT_PASSWORD: agentPassword } = env;
  const environment = { host, port: port === undefined ? undefined : Number(port), username, password, agentPassword };
  try {
    const given = Object.entries(environment).filter(([, value]) => value !== undefined);
    return eccpAdapter({ ...readEccpConfig(config), ...Object.fromEntries(given), ...address });
  } catch (error) {
    if (error instanceof ScxmlError)
      throw new UsageError(file === undefined ? error.message : `${file}: ${error.message}`, { cause: error });
    throw error;
  }
}
