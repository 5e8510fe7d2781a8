import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { readTrustedRootFile } from '../../../../src/engine/verify/trusted-root.ts';
import { trustedRoot } from '../../../support/sigstore-fixture.ts';

const read = (value: unknown) => readTrustedRootFile(encodeUtf8(typeof value === 'string' ? value : JSON.stringify(value, null, 2)));

describe('a trusted root', () => {
  test('is read in any spelling', () => expect(read(trustedRoot())).toMatchObject({ ok: true, root: { mediaType: expect.any(String) as string } }));

  test.each([
    ['no JSON', '{', [{ problem: 'member-name', at: { offset: 1 } }]], ['a member twice', '{"tlogs":[],"tlogs":[]}', [{ problem: 'duplicate-key', at: { offset: 12 } }]],
    ['no object', '[]', [{ problem: 'wrong-type', at: { pointer: '' } }]], ['nobody in it', '{}', [{ problem: 'no-authority', at: { pointer: '/certificateAuthorities' } }]],
    [
      'an authority that is none', { certificateAuthorities: [{ uri: 3 }] },
      [{ problem: 'missing-member', at: { pointer: '/certificateAuthorities/0/certChain' } }, { problem: 'no-start', at: { pointer: '/certificateAuthorities/0/validFor' } }],
    ],
  ])('with %s is refused, and where', (_, value, misfits) => {
    expect(read(value)).toEqual({ ok: false, misfits });
  });

  test('cut anywhere is refused', () => {
    const text = JSON.stringify(trustedRoot());
    for (let length = 0; length < text.length; length += 97) expect(read(text.slice(0, length)).ok).toBe(false);
  });
});
