export interface Traced {
  /** Calls that named an address outside the machine. */
  readonly attempts: readonly string[];
  readonly processes: number;
  readonly calls: number;
  readonly loopback: number;
  /** Times Chromium asked its own kernel for an IPv6 route; no packet leaves, and nothing else may name that address. */
  readonly routeProbes: number;
}

const IPV4 = /sin_addr=inet_addr\("([^"]+)"\)/;
const IPV6 = /inet_pton\(AF_INET6, "([^"]+)"/;
/** Chromium connects a datagram socket to this address to learn whether a route exists, and sends nothing on it. */
const ROUTE_PROBE = /\bconnect\(\d+, \{sa_family=AF_INET6, sin6_port=htons\(443\).*"2001:4860:4860::8888"/;
const LOOPBACK = /^(127\.|0\.0\.0\.0$|::1$|::$|::ffff:127\.)/;

/** Reads an strace log of connect, send and bind calls. Addresses other than loopback are attempts. */
export function attemptsIn(log: string): Traced {
  const lines = log.split('\n').filter((line) => /\b(connect|sendto|sendmsg|sendmmsg|bind)\(/.test(line));
  const addressed = lines.flatMap((line) => {
    const address = (IPV4.exec(line) ?? IPV6.exec(line))?.[1];
    return address === undefined ? [] : [{ line, address }];
  });
  return {
    attempts: addressed.filter(({ address, line }) => !LOOPBACK.test(address) && !ROUTE_PROBE.test(line)).map(({ line }) => line),
    routeProbes: addressed.filter(({ line }) => ROUTE_PROBE.test(line)).length,
    processes: new Set(log.split('\n').flatMap((line) => /^(\d+)\s/.exec(line)?.[1] ?? [])).size,
    calls: lines.length,
    loopback: addressed.filter(({ address }) => LOOPBACK.test(address)).length,
  };
}
