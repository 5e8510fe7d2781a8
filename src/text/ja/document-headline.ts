import type { Run, Subject } from '../../core/run.ts';
import { formatInstant } from '../format.ts';
import { axisOf, trustedSigners } from '../run-facts.ts';
import { displayList } from './format.ts';
import { because, titlesFor } from './titles.ts';

type Form = Extract<Subject, { readonly kind: 'signed-document' }>['form'];

/** The verdict on a document that carries its own signatures: content, signer, and time in this order, saying no more than their axes do. */
export function documentHeadline(run: Run, form: Form): string {
  const content = axisOf(run, 'integrity');
  const signature = axisOf(run, 'authenticity');
  const thing = form === 'timestamp' ? 'タイムスタンプ' : '署名';
  if (content.outcome === 'fail') return `${thing}はこれを保証しません：${titlesFor(run, content)}。`;
  if (content.outcome !== 'pass') return `${thing}が保証する対象は照合していません${because(run, content)}。`;
  // Whoever signs a time-stamp is the clock: there is no other signer to ask for.
  if (form === 'timestamp') return stampHeadline(run);
  if (signature.outcome === 'fail') return `署名は信じられません：${titlesFor(run, signature)}。`;
  if (signature.outcome !== 'pass') return `署名を信じられるかどうかは判定できません${because(run, signature)}。`;
  return `内容は ${signers(run)} が署名したものです。${signedAt(run)}`;
}

function stampHeadline(run: Run): string {
  const verdict = axisOf(run, 'time');
  const time = provedTime(run);
  if (verdict.outcome === 'fail') return `タイムスタンプは信じられません：${titlesFor(run, verdict)}。`;
  if (verdict.outcome !== 'pass' || time === null) return `それが誰の時計かは判定できません${because(run, verdict)}。`;
  return `${signers(run)} によれば、内容は ${time} に存在していました。`;
}

function signedAt(run: Run): string {
  const time = provedTime(run);
  return axisOf(run, 'time').outcome === 'pass' && time !== null ? `署名は ${time} に存在していました。` : 'いつ署名されたかは証明されていません。';
}

const signers = (run: Run): string => displayList(trustedSigners(run).map((signer) => signer.name ?? signer.holder ?? signer.keyid));

/** The earliest: what existed then cannot have been made later. */
function provedTime(run: Run): string | null {
  const times = run.findings.flatMap(({ code, values }) => (code === 'document.time-verified' && typeof values?.['time'] === 'string' ? [values['time']] : []));
  const [first] = times.toSorted();
  return first === undefined ? null : formatInstant(first);
}
