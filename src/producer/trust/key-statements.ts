import { encodeBase64 } from '../../core/encoding/index.ts';
import {
  ENDORSEMENT_MEDIA_TYPE, INTRODUCTION_MEDIA_TYPE, readKeyEndorsement, readKeyIntroduction, type KeyEndorsement, type KeyIntroduction,
} from '../../core/trust/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { ProducerError } from '../producer-error.ts';
import { signEnvelope } from '../seal/dsse.ts';

export interface IntroducedKey {
  readonly name: string;
  readonly holder: string;
  readonly purposes: KeyIntroduction['key']['purposes'];
  readonly notBefore: string;
  readonly notAfter: string;
  readonly logs: readonly string[];
  readonly at: string;
}

/** The owner's statement about a key, signed by that key. Throws ProducerError where no reader would take it. */
export function introduceKey(signer: Signer, about: IntroducedKey): Uint8Array {
  const introduction: KeyIntroduction = {
    format: 'proofroom.key-introduction.v1',
    key: {
      keyid: signer.keyid, name: about.name, algorithm: signer.algorithm, spki: encodeBase64(signer.spki), purposes: about.purposes, holder: about.holder,
      not_before: about.notBefore, not_after: about.notAfter,
    },
    logs: about.logs,
    introduced_at: about.at,
  };
  const bytes = signEnvelope(INTRODUCTION_MEDIA_TYPE, introduction, [signer]);
  const read = readKeyIntroduction(bytes);
  if (!read.ok) throw new ProducerError('this cannot be said of a key', null, { misfits: [read] });
  return bytes;
}

/** The old key's word for the new one. `introduction` is the new key's own, the whole file. */
export function endorseKey(old: Signer, introduction: Uint8Array, at: string): Uint8Array {
  const introduced = readKeyIntroduction(introduction);
  if (!introduced.ok) throw new ProducerError('not a key introduction', null, { misfits: [introduced] });
  if (introduced.introduction.key.keyid === old.keyid) throw new ProducerError('a key cannot endorse itself');
  const endorsement: KeyEndorsement = { format: 'proofroom.key-endorsement.v1', introduction: encodeBase64(introduction), endorsed_by: old.keyid, endorsed_at: at };
  const bytes = signEnvelope(ENDORSEMENT_MEDIA_TYPE, endorsement, [old]);
  const read = readKeyEndorsement(bytes);
  if (!read.ok) throw new ProducerError('this cannot be endorsed', null, { misfits: [read] });
  return bytes;
}
