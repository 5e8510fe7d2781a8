import { assertNever } from '../findings/outcome.ts';
import type { GeneralName } from './general-name.ts';
import { isWithin, type Name } from './name.ts';

/**
 * Whether a name lies in a subtree (RFC 5280 section 4.2.1.10). `malformed`: one of the two is not of its form's grammar
 * or is of a form nothing here compares, so that the name is neither permitted nor free of an exclusion.
 */
export type Match = 'inside' | 'outside' | 'malformed';

/** Both are of the same form. A wildcard name stands for every name that it could be used for (RFC 9525 section 6.3). */
export function matchSubtree(name: GeneralName, base: GeneralName, list: 'permitted' | 'excluded'): Match {
  switch (name.form) {
    case 'dns': return base.form === 'dns' ? matchDns(name.text, base.text, list) : 'outside';
    case 'email': return base.form === 'email' ? matchEmail(name.text, base.text) : 'outside';
    case 'uri': return base.form === 'uri' ? matchUri(name.text, base.text) : 'outside';
    case 'ip': return base.form === 'ip' ? matchAddress(name.bytes, base.bytes) : 'outside';
    case 'directory': return base.form === 'directory' ? matchDirectory(name.name, base.name, list) : 'outside';
    case 'other': return 'malformed';
    default: return assertNever(name);
  }
}

export function sameForm(left: GeneralName, right: GeneralName): boolean {
  return left.form === right.form && (left.form !== 'other' || (right.form === 'other' && left.kind === right.kind));
}

/**
 * RFC 1034 section 3.5 as modified by RFC 1123 section 2.1: labels of letters, digits and inner hyphens, 1 to 63 long,
 * 253 in all. The last label is no number, or `8.8.8.8` would be a host name.
 */
export function isHostName(text: string): boolean {
  const labels = text.split('.');
  return text.length <= 253 && labels.every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label)) && !/^[0-9]+$/.test(labels.at(-1)!);
}

/** A part that is no text of its type may stand for what is excluded: nobody can tell, and its author chose to write it so. */
function matchDirectory(name: Name, base: Name, list: 'permitted' | 'excluded'): Match {
  if (isWithin(name, base)) return 'inside';
  const unread = base.rdns.some((rdn, at) => rdn.some(({ oid, text }) => text !== null && name.rdns[at]?.some((each) => each.oid === oid && each.text === null) === true));
  return list === 'excluded' && unread ? 'malformed' : 'outside';
}

function matchDns(name: string, base: string, list: 'permitted' | 'excluded'): Match {
  const wildcard = name.startsWith('*.');
  const host = wildcard ? name.slice(2) : name;
  // An empty base is every name. Underscores are no host name and occur; what matters is that labels can be told apart.
  if (!isLabels(host) || (base !== '' && !isLabels(base))) return 'malformed';
  if (isBelow(host, base)) return 'inside';
  if (!wildcard || list === 'permitted') return 'outside';
  // `*.example.com` could be used as `bar.example.com`, which is what is excluded.
  return isBelow(base, host) && labelsOf(base) === labelsOf(host) + 1 ? 'inside' : 'outside';
}

const isLabels = (text: string): boolean => text.length <= 253 && text.split('.').every((label) => /^[A-Za-z0-9_-]{1,63}$/.test(label));
const labelsOf = (text: string): number => text.split('.').length;

function isBelow(host: string, base: string): boolean {
  const [inner, outer] = [host.toLowerCase(), base.toLowerCase()];
  return outer === '' || inner === outer || inner.endsWith(`.${outer}`);
}

/** A mailbox, a host with all its mailboxes, or by a leading period every host below a domain. Local parts are compared exactly. */
function matchEmail(name: string, base: string): Match {
  const mailbox = mailboxOf(name);
  if (mailbox === null) return 'malformed';
  if (!base.includes('@')) return matchHost(mailbox.host, base);
  const wanted = mailboxOf(base);
  if (wanted === null) return 'malformed';
  return mailbox.local === wanted.local && mailbox.host === wanted.host ? 'inside' : 'outside';
}

function mailboxOf(text: string): { readonly local: string; readonly host: string } | null {
  const [local = '', host = '', ...more] = text.split('@');
  return local === '' || more.length > 0 || !isLabels(host) ? null : { local, host: host.toLowerCase() };
}

/** The constraint is on the host; a URI without one, or with an address, cannot be inside or outside. */
function matchUri(name: string, base: string): Match {
  const authority = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)/.exec(name)?.[1];
  const host = authority?.slice(authority.lastIndexOf('@') + 1).replace(/:[0-9]*$/, '');
  return host === undefined || !isHostName(host) ? 'malformed' : matchHost(host, base);
}

/** A host exactly, or with a leading period everything below it and not itself. */
function matchHost(host: string, base: string): Match {
  if (!base.startsWith('.')) return isLabels(base) ? within(host.toLowerCase() === base.toLowerCase()) : 'malformed';
  return isLabels(base.slice(1)) ? within(host.toLowerCase().endsWith(base.toLowerCase())) : 'malformed';
}

const within = (inside: boolean): Match => (inside ? 'inside' : 'outside');

/** An address and a mask of the same length, the mask's ones first (RFC 4632 section 3.1). */
function matchAddress(address: Uint8Array, base: Uint8Array): Match {
  const half = base.length / 2;
  const mask = base.subarray(half);
  if (!isPrefix(mask)) return 'malformed';
  return within(address.length === half && address.every((byte, at) => (byte & mask[at]!) === (base[at]! & mask[at]!)));
}

function isPrefix(mask: Uint8Array): boolean {
  const bits = Array.from(mask, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits);
}
