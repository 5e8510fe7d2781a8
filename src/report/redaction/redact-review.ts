import type { CustodyLine } from '../input.ts';
import type { ReviewWork } from '../review-work.ts';
import { mapped } from './redact-run.ts';
import type { Redactor } from './redactor.ts';
import { isWord } from './value-classes.ts';

/** A window journals the rows: what is no digest may be any words. */
const DIGEST = /^[0-9a-f]{64}$/;

/** People's words say whom and what they like: with anything of the record withheld they are withheld with it. */
export function redactReview(it: ReviewWork, by: Redactor): ReviewWork {
  return {
    caseName: by.note(it.caseName), digest: it.digest, entries: it.entries,
    dispositions: it.dispositions.map(({ target, label, control, says, why, by: who, createdAt }) =>
      ({ target: by.text(target), label: by.text(label), control, says: by.valueOf('outcome', says), why: by.note(why), by: by.person(who), createdAt })),
    notes: it.notes.map(({ target, text, createdAt }) => ({ target: by.text(target), text: by.note(text), createdAt })),
    waivers: it.waivers.map(({ control, why, by: who, createdAt, until, whole, over, withdrawn }) =>
      ({ control, why: by.note(why), by: by.person(who), createdAt, until, whole, over: { ...over, populationDigest: DIGEST.test(over.populationDigest) ? over.populationDigest : '' }, withdrawn: withdrawn === null ? null : { at: withdrawn.at, by: by.person(withdrawn.by), why: withdrawn.why === null ? null : by.note(withdrawn.why) } })),
    samples: it.samples.map(({ name, of, filter, population, method, items }) => ({
      name: by.note(name), of: by.valueOf('kind', of), filter: by.text(filter), population: { count: population.count, digest: population.digest },
      method: { kind: by.valueOf('kind', method.kind), ...(method.size === undefined ? {} : { size: method.size }), ...(method.seed === undefined ? {} : { seed: method.seed }) },
      items: items.map(({ position, id }) => ({ position, id: by.member(id) })),
    })),
    workpapers: it.workpapers.map((each) => ({
      title: by.note(each.title), objective: by.note(each.objective), procedure: by.note(each.procedure), population: by.note(each.population), result: by.note(each.result),
      conclusion: by.note(each.conclusion), sample: each.sample === null ? null : by.note(each.sample), evidence: each.evidence.map(by.text),
      preparer: by.person(each.preparer), reviewer: by.person(each.reviewer), state: by.valueOf('outcome', each.state),
    })),
    signOffs: it.signOffs.map(({ role, name, at, keyid, trustedAs, covers, problem }) => ({
      role: by.valueOf('role', role), name: by.person(name), at, keyid: by.id(keyid), trustedAs: trustedAs === null ? null : by.person(trustedAs), covers,
      problem: problem === null ? null : by.valueOf('problem', problem),
    })),
  };
}

/**
 * Number, time and act stay. Hashes stay up to the first entry of which something is withheld: that one's, and through the
 * links every later one, would tell whoever tries likely names which of them it was.
 */
export function redactCustody(log: readonly CustodyLine[], by: Redactor): CustodyLine[] {
  let whole = true;
  return log.map((it) => {
    const shown = {
      seq: it.seq, at: it.at, act: isWord(it.act) ? it.act : by.text(it.act), subject: by.custody('subject', it.subject), detail: mapped(it.detail, (name, value) => by.custody(name, value)),
      prev: whole ? it.prev : null,
    };
    whole &&= shown.act === it.act && shown.subject === it.subject && Object.entries(it.detail).every(([name, value]) => shown.detail[name] === value);
    return { ...shown, hash: whole ? it.hash : null };
  });
}
