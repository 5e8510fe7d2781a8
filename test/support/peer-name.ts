import type { Certificate } from '../../src/core/x509/index.ts';

/** RFC 9525 section 6: names are looked for among the alternative names and nowhere else; a wildcard is a whole leftmost label. */
export function hasPeerName({ subjectAltNames }: Certificate, wanted: { readonly kind: string; readonly value: string }): boolean {
  return (subjectAltNames ?? []).some((name) => {
    if (wanted.kind === 'DNS') return name.form === 'dns' && matchesHost(name.text.toLowerCase(), wanted.value.toLowerCase());
    if (wanted.kind === 'IP') return name.form === 'ip' && name.bytes.join('.') === addressBytes(wanted.value).join('.');
    return name.form === 'email' && mailbox(name.text) === mailbox(wanted.value);
  });
}

/** RFC 5280 section 7.5: the host in any case, the part before it exactly. */
const mailbox = (text: string): string => text.replace(/@[^@]*$/, (host) => host.toLowerCase());

function matchesHost(presented: string, reference: string): boolean {
  if (!presented.includes('*')) return presented === reference;
  const dot = reference.indexOf('.');
  return presented.startsWith('*.') && !presented.slice(2).includes('*') && dot > 0 && reference.slice(dot) === presented.slice(1);
}

function addressBytes(text: string): readonly number[] {
  if (!text.includes(':')) return text.split('.').map(Number);
  const [head = '', tail = ''] = text.split('::');
  const groups = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const middle = Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => '0');
  return [...groups(head), ...middle, ...groups(tail)].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
}
