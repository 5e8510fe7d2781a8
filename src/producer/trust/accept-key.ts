import {
  isSpokenFingerprint, judgeEndorsement, readKeyEndorsement, readKeyIntroduction, type EndorsementProblem, type TrustPack,
} from '../../core/trust/index.ts';
import { ProducerError } from '../producer-error.ts';
import { withEndorsedKey, withKey } from './edit-pack.ts';

const WHY: Readonly<Record<EndorsementProblem, string>> = {
  'old-key-unknown': 'the key that endorses is not in the pack',
  'old-key-compromised': 'the key that endorses is marked as compromised',
  'old-key-outside-window': 'the key that endorses was not valid then, or is not now',
  'signature-invalid': 'the signature is not by the key that endorses',
  'purposes-wider': 'the new key would be believed for more than the old one',
  'holder-differs': 'the new key belongs to another holder',
  'log-not-of-key': 'the new key would sign the heads of a log that the old one does not sign',
};

/**
 * A new key into the pack: by its own introduction, when the fingerprint that its owner said agrees; or by the endorsement
 * of a key in the pack. Throws ProducerError otherwise. The error never shows the fingerprint of the file: what is compared
 * has to come from the owner.
 */
export function acceptKey(pack: TrustPack, file: Uint8Array, heard: string | null, at: string): TrustPack {
  const endorsement = readKeyEndorsement(file);
  if (endorsement.ok) {
    const problems = judgeEndorsement(pack, endorsement.read, at);
    if (problems.length > 0) throw new ProducerError(problems.map((problem) => WHY[problem]).join('; '), 'compare the new key by voice instead: trust accept with its introduction and --fingerprint');
    return withEndorsedKey(pack, endorsement.read.introduction, endorsement.read.endorsement.endorsed_by);
  }
  const read = readKeyIntroduction(file);
  if (!read.ok) throw new ProducerError('neither a key introduction nor an endorsement', null, { misfits: [read, endorsement] });
  const { key, logs } = read.introduction;
  if (heard === null) throw new ProducerError('an introduction is accepted by its fingerprint only', 'have the owner of the key read out the twelve groups that trust show prints there, and give them with --fingerprint');
  if (!isSpokenFingerprint(heard, key.keyid)) throw new ProducerError('the fingerprint is not that of the key', 'if the owner read out all twelve groups, this file is not from the owner');
  return withKey(pack, key, logs);
}
