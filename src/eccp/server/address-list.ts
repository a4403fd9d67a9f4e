import { BlockList, isIP } from 'node:net';
import { ScxmlError } from '../../diagnostics/error.js';

/** Whether a client's address may connect. */
export type AddressList = (address: string) => boolean;

/** An IPv4 address as a socket of IPv6 names it. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The addresses that may connect ("Authorized IPs only"): single ones and networks such as `10.0.0.0/8`, of IPv4 and IPv6.
 * @param entries undefined: everybody may
 * @throws ScxmlError `BAD_OPTION` for an entry that is neither
 */
export function addressList(entries: readonly string[] | undefined): AddressList {
  if (entries === undefined) return () => true;
  const list = new BlockList();
  for (const entry of entries) add(list, entry);
  return (address) => {
    const plain = MAPPED.exec(address)?.[1] ?? address;
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4');
  };
}

function add(list: BlockList, entry: string): void {
  const [address = '', prefix, ...more] = entry.split('/');
  const version = isIP(address);
  const longest = version === 6 ? 128 : 32;
  const bits = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (version === 0 || more.length > 0 || !(bits <= longest)) {
    throw new ScxmlError('BAD_OPTION', `"${entry}" is not an address such as 10.1.2.3 or a network such as 10.0.0.0/8`);
  }
  list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
}
