import type { Run, Subject } from '../../core/run.ts';
import { formatNumber } from '../format.ts';
import { missingCase } from '../missing-case.ts';
import { displayName } from '../names.ts';
import { axisOf, checkOutcome, controlsBy, firstTests, trustedSigners } from '../run-facts.ts';
import { exceptionClause } from './control-text.ts';
import { documentHeadline } from './document-headline.ts';
import { eventProofHeadline } from './event-proof-headline.ts';
import { reviewHeadline } from './review-headline.ts';
import { because, titlesFor } from './titles.ts';

/** The verdict in one or two sentences, built from the run's axes and never saying more than they do. */
export function headline(run: Run): string {
  switch (run.subject.kind) {
    case 'unreadable':
      return 'このファイルは証拠として読み取れず、何も確認されませんでした。';
    case 'sigstore-bundle':
      return sigstoreHeadline(run);
    case 'signed-document':
      return documentHeadline(run, run.subject.form);
    case 'custody-log':
      return custodyHeadline(run, run.subject);
    case 'event-proof':
      return eventProofHeadline(run, run.subject);
    case 'sign-off':
    case 'portable-case':
      return reviewHeadline(run, run.subject.kind);
    case 'audit-export':
      return exportHeadline(run, run.subject);
    case 'evidence-bundle':
      return [recordSentence(run), timeSentence(run), controlSentence(run)].join('');
    default:
      return missingCase(run.subject);
  }
}

const CAPPED = 'これに拠るものは成立し得ません。';

function recordSentence(run: Run): string {
  const integrity = axisOf(run, 'integrity');
  if (integrity.outcome === 'fail') return `記録は成立しません：${titlesFor(run, integrity)}。${CAPPED}`;
  if (integrity.outcome !== 'pass') return `記録されたままかどうかを判定できません${because(run, integrity)}。${CAPPED}`;
  const completeness = axisOf(run, 'completeness');
  if (completeness.outcome === 'fail') return `${authorship(run)}。網羅性は不成立です${because(run, completeness)}。`;
  if (completeness.outcome !== 'pass') return `${authorship(run)}。全体が揃っているかどうかは判定できません${because(run, completeness)}。`;
  return `${authorship(run)}。${extent(run)}。`;
}

function authorship(run: Run): string {
  const verdict = axisOf(run, 'authenticity');
  const signers = trustedSigners(run).length;
  const signedAs = `記録は、信頼する鍵 ${signers} 個で署名されたものそのものです`;
  if (verdict.outcome === 'pass' && signers > 0) return signedAs;
  const signed = checkOutcome(run, 'manifest.signatures') === 'pass' && signers > 0;
  const base = signed ? signedAs : '記録は内部で整合しています';
  if (verdict.outcome === 'fail') return `${base}が、真正性は不成立です${because(run, verdict)}`;
  return signed ? `${base}が、一部の署名は判定できません${because(run, verdict)}` : `${base}が、誰が署名したかは判定できません${because(run, verdict)}`;
}

/** Up to where a record that is complete reaches. */
function extent(run: Run): string {
  const [only, ...others] = run.streams;
  if (only === undefined) return '全体が揃っています';
  if (others.length > 0) return `${run.streams.length} 本のログそれぞれの署名付きヘッドまで揃っています`;
  return `イベント ${formatNumber(only.lastSeq)} まで揃っています`;
}

function timeSentence(run: Run): string {
  const verdict = axisOf(run, 'time');
  return verdict.outcome === 'fail' ? `時刻に矛盾があります：${titlesFor(run, verdict)}。` : '';
}

function controlSentence(run: Run): string {
  const verdict = axisOf(run, 'controls');
  const failed = controlsBy(run, 'fail');
  const undecided = controlsBy(run, 'indeterminate');
  if (verdict.outcome === 'not-checked') return '統制のテストは行っていません。';
  if (failed.length > 0) {
    const { first, rest } = firstTests(failed);
    const list = `${first.map((control) => `${exceptionClause(control)}（${control.id}）`).join('、')}${rest > 0 ? ` ほか ${rest} 件` : ''}`;
    return `統制テスト ${failed.length} 件が不成立です：${list}。${undecided.length > 0 ? `${undecided.length} 件は判定できませんでした。` : ''}`;
  }
  if (undecided.length > 0) return `統制テスト ${undecided.length} 件を判定できませんでした（${undecided.map((each) => each.id).join('、')}）。`;
  if (verdict.outcome !== 'pass') return verdict.capped ? 'これに拠る統制テストは成立し得ません。' : '';
  const without = controlsBy(run, 'not-applicable').length;
  return `統制テスト ${controlsBy(run, 'pass').length} 件が成立しました${without > 0 ? `（${without} 件は対象なし）` : ''}。`;
}

function sigstoreHeadline(run: Run): string {
  const content = axisOf(run, 'integrity');
  const signature = axisOf(run, 'authenticity');
  const identity = run.subject.kind === 'sigstore-bundle' ? run.subject.identity : null;
  const who = identity === null ? '信頼する鍵' : ` ${displayName(identity)} `;
  if (content.outcome === 'fail') return `バンドルはこれを保証しません：${titlesFor(run, content)}。`;
  if (signature.outcome === 'fail') return `署名は信じられません：${titlesFor(run, signature)}。`;
  if (signature.outcome !== 'pass') return `署名を信じられるかどうかは判定できません${because(run, signature, content)}。`;
  if (content.outcome !== 'pass') return `${who}による署名ですが、署名の対象は照合していません${because(run, content)}。`;
  return `成果物は${who}が署名したものです。`;
}

/** A custody log says what was done at one workstation; it is proved by its own links, or not at all. */
function custodyHeadline(run: Run, subject: Extract<Subject, { readonly kind: 'custody-log' }>): string {
  const integrity = axisOf(run, 'integrity');
  const completeness = axisOf(run, 'completeness');
  if (integrity.outcome === 'fail') return `保管ログは成立しません：${titlesFor(run, integrity)}。`;
  if (integrity.outcome !== 'pass') return '保管ログが成立するかどうかは判定できません。';
  if (completeness.outcome === 'fail') return `保管ログは内部でつながっていますが、以前に見たものとは異なります${because(run, completeness)}。`;
  return `保管ログは成立します：${formatNumber(subject.entries)} 項目すべてのハッシュが記録どおりで、直前の項目につながっています。誰が書いたか、続きがあるかは判定できません。`;
}

const SOURCES: Readonly<Record<Extract<Subject, { readonly kind: 'audit-export' }>['format'], string>> = {
  'aws-cloudtrail': 'AWS CloudTrail のエクスポート', 'otlp-traces': 'OTLP トレースのエクスポート',
};

function exportHeadline(run: Run, subject: Extract<Subject, { readonly kind: 'audit-export' }>): string {
  const { events, unknownEvents } = run.counts;
  const integrity = axisOf(run, 'integrity');
  const known = unknownEvents === 0 ? '' : `うち${unknownEvents === events ? 'すべて' : ` ${formatNumber(unknownEvents)} 件`}はここに対応のない種類です。`;
  const read = `${SOURCES[subject.format]}、${formatNumber(events)} 件のイベントです。${known}`;
  if (integrity.outcome === 'fail') return `${read}読める範囲では：${titlesFor(run, integrity)}。署名はありません。`;
  return `${read}署名はありません。読むことはできますが、それだけで信じることはできません。`;
}
