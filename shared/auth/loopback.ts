// Which names and addresses are this machine itself: what answers there is no issuer for a deployed app.
import { BlockList, isIP } from 'node:net';

const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addAddress('0.0.0.0', 'ipv4');
own.addAddress('::1', 'ipv6');
own.addAddress('::', 'ipv6');

/** `hostname` as a URL has it: an IPv6 address in brackets. Names under `localhost` are never another machine (RFC 6761). */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const version = isIP(host);
  if (version === 0) return /^(?:.+\.)?localhost$/i.test(host);
  return own.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
