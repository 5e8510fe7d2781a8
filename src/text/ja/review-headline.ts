import type { Run } from '../../core/run.ts';
import { axisOf, checkOutcome, trustedSigners } from '../run-facts.ts';
import { displayList } from './format.ts';
import { because, titlesFor, titlesOf } from './titles.ts';

/** The verdict on review work that was handed over: what it is held together by, who stands for it, and of what exactly. */
export function reviewHeadline(run: Run, kind: 'sign-off' | 'portable-case'): string {
  const integrity = axisOf(run, 'integrity');
  const authenticity = axisOf(run, 'authenticity');
  const thing = kind === 'sign-off' ? 'サインオフ' : '可搬ケース';
  if (integrity.outcome === 'fail') return `${thing}は成立しません：${titlesFor(run, integrity)}。`;
  if (authenticity.outcome === 'fail') return `誰がサインオフしたかは信じられません：${titlesFor(run, authenticity)}。`;
  const names = displayList(trustedSigners(run).map((signer) => signer.name ?? signer.holder ?? signer.keyid));
  const known = authenticity.outcome === 'pass';
  if (integrity.outcome !== 'pass') {
    const who = known ? `${names} がサインオフしていますが` : `誰がサインオフしたかは判定できず${because(run, authenticity)}`;
    return `${who}、その対象をすべて照合してはいません${because(run, integrity)}。`;
  }
  if (!known) return `誰がサインオフしたかは判定できません${because(run, authenticity)}。${both(run)}`;
  const what = kind === 'portable-case' ? 'このケースの現状に' : 'この検証のレビューに（作業はこのファイルにありません）';
  return `${names} が${what}サインオフしています。${both(run)}`;
}

/** Whether two persons stand for it; nothing where nobody does. */
function both(run: Run): string {
  const outcome = checkOutcome(run, 'signoff.roles');
  const titles = titlesOf(run, run.findings.filter(({ code }) => code === 'signoff.same-key' || code === 'signoff.role-missing'), 2, false);
  return titles === '' ? '' : `${outcome === 'fail' ? '二人の言葉ではありません' : 'まだ二人の言葉ではありません'}（${titles}）。`;
}
