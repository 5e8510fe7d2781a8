'use strict';
/*
 * Preloaded into every Node process of a test (NODE_OPTIONS=--require). Refuses and counts what would leave the
 * machine: one line an attempt is appended to PROOFROOM_NETWORK_LOG. Loopback stays open for the host.
 */
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost', undefined, '']);
const log = process.env.PROOFROOM_NETWORK_LOG;
if (log === undefined) throw new Error('PROOFROOM_NETWORK_LOG must name a file');
appendFileSync(log, `watching ${process.pid}\n`);

function refuse(what) {
  appendFileSync(log, `attempt ${process.pid} ${what}\n`);
  throw new Error(`network denied: ${what}`);
}

const { prototype } = net.Socket;
// oxlint-disable-next-line typescript/unbound-method -- called below with the socket it is called on
const { connect } = prototype;
prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const target = typeof first === 'object' && first !== null ? first : { port: args[0], host: typeof args[1] === 'string' ? args[1] : undefined };
  if (typeof target.path !== 'string' && !LOOPBACK.has(target.host)) refuse(`connect ${target.host}:${target.port}`);
  return connect.apply(this, args);
};
for (const owner of [dns, dns.promises]) {
  for (const name of Object.keys(owner)) {
    if (!/^(lookup|resolve|reverse)/.test(name) || typeof owner[name] !== 'function') continue;
    const original = owner[name];
    owner[name] = function (host, ...rest) {
      if (!LOOPBACK.has(host)) refuse(`${name} ${host}`);
      return original.call(this, host, ...rest);
    };
  }
}
dgram.Socket.prototype.send = () => refuse('datagram');
