import { readWaivers } from '../../core/controls/waivers.ts';
import { canonicalJson } from '../controls/index.ts';
import { UnreadableError } from '../errors.ts';
import { os } from './base.ts';
import { offer } from './offer.ts';

export const waivers = {
  read: os.waivers.read.handler(({ input }) => {
    const reading = readWaivers(new TextEncoder().encode(input.text));
    return reading.ok ? { ok: true, waivers: reading.value.waivers, digest: reading.value.digest } : reading;
  }),
  write: os.waivers.write.handler(({ context, input }) => {
    const bytes = new TextEncoder().encode(canonicalJson({ format: 'proofroom.waivers.v1', waivers: input.waivers }));
    const reading = readWaivers(bytes);
    if (!reading.ok) throw new UnreadableError('not-waivers');
    return offer(context, bytes, `${input.name.replaceAll(/[^\w.-]+/g, '-')}.waivers.json`, 'application/json');
  }),
};
