import { expect, test } from 'vitest';
import { attemptsIn } from '../../network/attempts.ts';

const LOG = `101 connect(20, {sa_family=AF_INET, sin_port=htons(40123), sin_addr=inet_addr("127.0.0.1")}, 16) = 0
102 connect(21, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1 ENOENT
103 connect(22, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.7")}, 16) = -1 ENETUNREACH
104 sendto(9, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = 1
105 bind(5, {sa_family=AF_INET6, sin6_port=htons(0), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0
106 connect(20, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:4860:4860::8888", &sin6_addr), sin6_scope_id=0}, 28) = 0
107 sendto(20, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:4860:4860::8888", &sin6_addr)}, 28) = 1
`;

test('addresses beyond loopback are attempts, whatever came of them', () => {
  const traced = attemptsIn(LOG);
  expect(traced.attempts.map((line) => line.slice(0, 3))).toEqual(['103', '104', '107']);
  expect(traced).toMatchObject({ processes: 7, calls: 7, loopback: 2, routeProbes: 1 });
});
