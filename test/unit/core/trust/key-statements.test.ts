import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodeBase64 } from '../../../../src/core/encoding/index.ts';
import {
  ENDORSEMENT_MEDIA_TYPE, INTRODUCTION_MEDIA_TYPE, judgeEndorsement, readKeyEndorsement, readKeyIntroduction, spokenFingerprint, type EndorsementProblem, type KeyIntroduction, type KeyEndorsementResult, type KeyIntroductionResult, type TrustPack,
} from '../../../../src/core/trust/index.ts';
import { misfitWord } from '../../../support/misfit-word.ts';
import { envelope, jcs, KEYS, ORIGIN, PACK } from '../../../support/tiny-bundle.ts';
import { ed25519Key, trusted, type TinyKey } from '../../../support/tiny-keys.ts';

const NEW = ed25519Key(40);
const AT = '2026-11-10T00:00:00.000Z';

function introduction(more: Partial<KeyIntroduction> = {}, key: TinyKey = NEW, signers: readonly TinyKey[] = [key]): Uint8Array {
  const statement = { format: 'proofroom.key-introduction.v1', key: { ...trusted(key, 'log', ['checkpoint']), name: 'New log key' }, logs: [ORIGIN], introduced_at: AT, ...more };
  return envelope(INTRODUCTION_MEDIA_TYPE, jcs(statement), signers);
}

function endorsement(introduced: Uint8Array, old: TinyKey = KEYS.log, more: object = {}): Uint8Array {
  const statement = { format: 'proofroom.key-endorsement.v1', introduction: encodeBase64(introduced), endorsed_by: old.keyid, endorsed_at: AT, ...more };
  return envelope(ENDORSEMENT_MEDIA_TYPE, jcs(statement), [old]);
}

const problemOf = (read: KeyIntroductionResult | KeyEndorsementResult): string => (read.ok ? 'ok' : misfitWord(read));

describe('a key introduction', () => {
  test('is read when the key signed it', () => {
    const read = readKeyIntroduction(introduction());
    expect(read.ok && read.introduction.key.keyid).toBe(NEW.keyid);
  });

  const key = trusted(NEW, 'log', ['checkpoint']);
  test.each<[string, Uint8Array, string]>([
    ['signed by another key', introduction({}, NEW, [KEYS.stranger]), 'signature-of-another at /'],
    ['signed twice', introduction({}, NEW, [NEW, KEYS.stranger]), 'one-signature at /'],
    ['not signed', introduction({}, NEW, []), 'one-signature at /'],
    ['of another type', envelope('application/json', jcs({}), [NEW]), 'payload-type at /'],
    ['with a keyid of another key', introduction({ key: { ...key, keyid: KEYS.log.keyid } }), 'keyid-of-another at /key/keyid'],
    ['that says when it was compromised', introduction({ key: { ...key, compromised_since: AT } as never }), 'unknown-member at /key'],
    ['that says who endorses it', introduction({ key: { ...key, endorsed_by: KEYS.log.keyid } as never }), 'unknown-member at /key'],
    ['made outside its own window', introduction({ introduced_at: '2010-01-01T00:00:00.000Z' }), 'introduced-outside-window at /introduced_at'],
    ['with logs and no purpose for them', introduction({ key: trusted(NEW, 'log', ['manifest']) }), 'log-without-key at /logs'],
    ['with one log twice', introduction({ logs: [ORIGIN, ORIGIN] }), 'repeated at /logs'],
    ['with a member too many', introduction({ extra: 1 } as never), 'unknown-member at /extra'],
  ])('%s is refused', (_, bytes, problem) => expect(problemOf(readKeyIntroduction(bytes))).toBe(problem));

  test('every cut and every flipped byte is refused', () => {
    const bytes = introduction();
    for (let length = 0; length < bytes.length; length++) expect(readKeyIntroduction(bytes.subarray(0, length)).ok).toBe(false);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      expect(readKeyIntroduction(changed).ok, `byte ${at}`).toBe(false);
    }
  });
});

describe('a key endorsement', () => {
  const judged = (bytes: Uint8Array, pack: TrustPack = PACK, asOf = '2026-11-20T00:00:00.000Z'): readonly EndorsementProblem[] | string => {
    const read = readKeyEndorsement(bytes);
    return read.ok ? judgeEndorsement(pack, read.read, asOf) : misfitWord(read);
  };
  const old = (more: object): TrustPack => ({ ...PACK, keys: PACK.keys.map((key) => (key.keyid === KEYS.log.keyid ? { ...key, ...more } : key)) });

  test('by the key that has what it passes on', () => expect(judged(endorsement(introduction()))).toEqual([]));

  test.each<[string, Uint8Array, TrustPack, readonly EndorsementProblem[]]>([
    ['by a key that the pack does not hold', endorsement(introduction(), KEYS.stranger), PACK, ['old-key-unknown']],
    ['by a key that was compromised, even since', endorsement(introduction()), old({ compromised_since: '2026-11-15T00:00:00.000Z' }), ['old-key-compromised']],
    ['by a key that was not valid yet', endorsement(introduction()), old({ not_before: '2026-11-11T00:00:00.000Z' }), ['old-key-outside-window']],
    ['by a key that is over now', endorsement(introduction()), old({ not_after: '2026-11-12T00:00:00.000Z' }), ['old-key-outside-window']],
    ['of a key for more', endorsement(introduction({ key: trusted(NEW, 'log', ['checkpoint', 'manifest']) })), PACK, ['purposes-wider']],
    ['of somebody else’s key', endorsement(introduction({ key: trusted(NEW, 'mallory', ['checkpoint']) })), PACK, ['holder-differs']],
    ['of a key for another log', endorsement(introduction({ logs: ['log.tiny.example/other'] })), PACK, ['log-not-of-key']],
    ['by a key for other things', endorsement(introduction(), KEYS.manifest), PACK, ['purposes-wider', 'holder-differs', 'log-not-of-key']],
  ])('%s', (_, bytes, pack, problems) => expect(judged(bytes, pack)).toEqual(problems));

  test('that another key signed in its name', () => {
    const statement = { format: 'proofroom.key-endorsement.v1', introduction: encodeBase64(introduction()), endorsed_by: KEYS.log.keyid, endorsed_at: AT };
    expect(judged(envelope(ENDORSEMENT_MEDIA_TYPE, jcs(statement), [KEYS.stranger]))).toEqual(['signature-invalid']);
  });

  test('of an introduction that is not one', () => {
    expect(judged(endorsement(introduction({}, NEW, [KEYS.stranger])))).toBe('signature-of-another at /introduction');
  });

  test('every cut is refused, and no flipped byte is accepted', () => {
    const bytes = endorsement(introduction());
    for (let length = 0; length < bytes.length; length++) expect(readKeyEndorsement(bytes.subarray(0, length)).ok).toBe(false);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      expect(judged(changed), `byte ${at}`).not.toEqual([]);
    }
  });
});

describe('the examples of docs/formats/trust-pack.md', () => {
  const page = readFileSync(new URL('../../../../docs/formats/trust-pack.md', import.meta.url), 'utf8');
  const example = (name: string): Uint8Array => jcs(JSON.parse(new RegExp(`<!-- statement: ${name} -->\\n\`\`\`json\\n([^\`]+)`).exec(page)?.[1] ?? 'null') as object);

  test('are an introduction and an endorsement of another key by it, and the digits are its own', () => {
    const introduced = readKeyIntroduction(example('key-introduction'));
    const endorsed = readKeyEndorsement(example('key-endorsement'));
    if (!introduced.ok || !endorsed.ok) throw new Error('an example is refused');
    const { introduction: { key } } = introduced;
    expect(page).toContain(`# ${spokenFingerprint(key.keyid)}`);
    expect(judgeEndorsement({ ...PACK, keys: [key], logs: [] }, endorsed.read, AT)).toEqual([]);
  });
});
