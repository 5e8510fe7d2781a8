import type { PackageReasons } from '../../../core/controls/packages/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { digest, duration, name, opt, signatureState, started, text } from './words.ts';

export const packages: ControlTexts<PackageReasons> = {
  'CT-35': {
    title: 'What was executed is the work package that was signed',
    failing: 'what was executed is not a work package signed for it, executed once and in time',
    population: 'Every action that started or took effect and for which the policy’s decision obliges to a signed work package, or a package was issued or executed. Each start needs a receipt of its own; package and receipt must be signed, the digest that ran must be that of the signed file, the package must be made for what ran, and at its expiry it has expired. In which enclave a runner stands is not recorded, so enclaves are not compared.',
    rationale: 'The signed package is what ties an approval to the commands that an enclave runs. Whatever else runs there, nobody agreed to.',
    facts: {
      'carried': (v) => `The package${opt(v, 'packageId', ' ')} was executed as it was signed (${digest(v, 'executedDigest')}), by ${name(v, 'runner', 'a runner not named')}.`,
      'no-package': (v) => `It had to be carried by a signed work package, and none is in the record. ${started(v)}.`,
      'package-not-issued': (v) => `${name(v, 'runner', 'A runner')} executed the package${opt(v, 'packageId', ' ')}, which was not issued for this action.`,
      'package-invalid': (v) => `The package${opt(v, 'file', ' ')} carries a signature that does not hold, and was executed all the same by ${name(v, 'runner', 'a runner not named')}.`,
      'receipt-invalid': (v) => `The receipt${opt(v, 'file', ' ')} of ${name(v, 'runner', 'a runner not named')} carries a signature that does not hold.`,
      'other-action': (v) => `The package${opt(v, 'packageId', ' ')} was made for the action digest ${digest(v, 'packageDigest')}; what ran has ${digest(v, 'executedDigest')}.`,
      'digest-differs': (v) => `The package${opt(v, 'packageId', ' ')} was signed as ${digest(v, 'signedDigest')}, and ${name(v, 'runner', 'the runner')} executed ${digest(v, 'executedDigest')}.`,
      'executed-twice': (v) => `The package${opt(v, 'packageId', ' ')} was executed before${opt(v, 'otherAction', ', for ')}${opt(v, 'executedAt', ', at ')}, and again by ${name(v, 'runner', 'a runner not named')}.`,
      'expired': (v) => `The package${opt(v, 'packageId', ' ')} expired at ${text(v, 'expiresAt', 'an unknown time')}. Its execution started at ${text(v, 'startedAt', 'an unknown time')}, ${v['late'] === '0' ? 'at the moment of expiry' : `${duration(v, 'late')} later`}.`,
      'issued-after-start': (v) => `The package${opt(v, 'packageId', ' ')} was issued at ${text(v, 'issuedAt', 'an unknown time')}, when its execution had started, at ${text(v, 'startedAt', 'an unknown time')}.`,
      'runner-unknown': (v) => `The package${opt(v, 'packageId', ' ')} was executed by ${name(v, 'runner', 'a runner not named')}, which neither the trusted keys nor the identity snapshot know as a runner.`,
      'no-receipt': (v) => `It started ${v['starts'] === '1' ? 'once' : `${text(v, 'starts', 'several')} times`}, and the record holds ${v['receipts'] === '0' ? 'no receipt' : `receipts of ${text(v, 'receipts', 'fewer')} only`}${opt(v, 'packageId', ' of the package ')}.`,
      'file-missing': (v) => `The ${v['part'] === 'receipt' ? 'receipt' : 'package'}${opt(v, 'file', ' ')} is not in the bundle, so what was signed cannot be compared with what was executed.`,
      'receipt-pending': (v) => `${started(v)} and had not ended when the record does; a receipt${opt(v, 'packageId', ' of the package ')} may still have been to come.`,
      'unproved': (v) => `The file${opt(v, 'file', ' ')} ${signatureState(v)}, so it cannot be relied on.`,
      'digest-not-recorded': (v) => `The record names no digest of what ran, so it cannot be held against the package${opt(v, 'packageId', ' ')}.`,
    },
    exceptions: {
      'no-package': 'an action ran without the signed work package that its decision obliges to',
      'package-not-issued': 'a work package was executed that was not issued for the action',
      'package-invalid': 'a work package was executed whose signature does not hold',
      'receipt-invalid': 'a receipt carries a signature that does not hold',
      'other-action': 'a work package made for another action was executed',
      'digest-differs': 'what was executed is not the work package that was signed',
      'executed-twice': 'a work package was executed twice',
      'expired': 'a work package was executed after it had expired',
      'issued-after-start': 'a work package was issued after its execution had started',
      'runner-unknown': 'a work package was executed by an unknown runner',
      'no-receipt': 'a work package was issued and its execution left no receipt',
    },
  },
};
