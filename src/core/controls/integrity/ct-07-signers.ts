import { assertNever, type Pointer } from '../../findings/index.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { restate, type Restated } from './restated.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-07: every key that signed was good for that, then. */
export interface SignerMember extends Member {
  readonly document: 'manifest' | 'approval' | 'work package' | 'receipt';
  readonly outcome: 'valid' | 'invalid' | 'unknown-key' | 'refused';
  readonly signer: string;
  readonly found: Restated;
}

function signerWalk({ signers, files, checks }: ControlContext): Walk<SignerMember> {
  const manifest = files.find((each) => each.status === 'manifest')?.name;
  const ofManifest = restate(checks, ['manifest.signatures'], ({ values }) => (typeof values?.['keyid'] === 'string' ? values['keyid'] : null));
  const ofFile = restate(checks, ['approvals.signatures', 'packages.signatures'], ({ at }) => at.file ?? null);
  return {
    *first() {
      for (const { keyid, name, outcome } of signers) {
        const found = ofManifest(keyid);
        yield { subject: `manifest ${keyid}`, at: found.first?.at ?? (manifest === undefined ? {} : { file: manifest }), document: 'manifest', outcome, signer: name ?? keyid, found };
      }
    },
    *over(actions) {
      for (const action of actions) yield* documentsOf(action, ofFile);
    },
    rest: nothing,
  };
}

function* documentsOf({ approvals, packages, receipts }: Action, of: (file: string) => Restated): Iterable<SignerMember> {
  for (const { value, at } of approvals) yield* documentOf('approval', value, value.approver, at, of);
  for (const { value, at } of packages) yield* documentOf('work package', value, value.packageId, at, of);
  for (const { value, at } of receipts) yield* documentOf('receipt', value, value.runner, at, of);
}

/** A statement whose file is not there has no signature to test; that it is missing is for the tests of approvals and packages. */
function* documentOf(
  document: SignerMember['document'],
  { file, signature }: { readonly file: string; readonly signature: 'valid' | 'invalid' | 'unknown-key' | 'missing' },
  signer: string, at: Pointer, of: (file: string) => Restated,
): Iterable<SignerMember> {
  const found = of(file);
  if (file === '' || (signature === 'missing' && found.failures === 0)) return;
  yield { subject: file, at: { ...at, file }, document, outcome: outcomeOf(found, signature), signer, found };
}

function outcomeOf(found: Restated, signature: 'valid' | 'invalid' | 'unknown-key' | 'missing'): SignerMember['outcome'] {
  if (found.failures > 0) return found.first?.code.endsWith('signature-invalid') === true ? 'invalid' : 'refused';
  return signature === 'missing' ? 'unknown-key' : signature;
}

function judgeSigner(member: SignerMember): Fact {
  const { document, outcome, signer, found, subject } = member;
  const make = factsOf<'CT-07'>(member);
  const values = { document, signer, file: document === 'manifest' ? null : subject, finding: found.first?.code };
  // A key that cannot be judged yet, for want of a proven time, is not one that was judged and refused.
  if (outcome !== 'valid' && found.failures === 0 && found.doubts > 0) return make.cannotTell('key-unknown', values);
  switch (outcome) {
    case 'invalid': return make.exception('signature-invalid', member.at, values);
    case 'refused': return make.exception('key-refused', member.at, values);
    case 'unknown-key': return make.cannotTell('key-unknown', values);
    case 'valid': return make.held('key-good', { document, signer });
    default: return assertNever(outcome);
  }
}

export const CT_07: ControlTest<SignerMember> = {
  id: 'CT-07', version: 1, severity: 'critical', rests: 'integrity', of: () => null, walk: signerWalk, judge: judgeSigner,
};
