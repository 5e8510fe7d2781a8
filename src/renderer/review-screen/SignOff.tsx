import { useState, type ReactNode } from 'react';
import type { SignOffDto, SignOffs } from '../../contract/index.ts';
import { counted, displayName, formatInstant, reviewLabels, reviewText, signOffStateText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useSession } from '../app/session.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Loaded } from '../design/State.tsx';
import { errorSentence } from '../engine/errors.ts';
import { useForget, useQuery, useShell } from '../engine/index.tsx';
import { rowsOf, useReview, useRevision, useRows } from '../review/index.tsx';
import { SignDialog, type Role } from './SignDialog.tsx';

const words = () => reviewText.signOff;
const ROLES: readonly Role[] = ['preparer', 'reviewer'];

/** Who stands for the review. The engine verifies every signature each time this is shown. */
export function SignOff({ caseId, screen }: { readonly caseId: string; readonly screen: ScreenProps }): ReactNode {
  const review = useReview();
  const forget = useForget();
  const shell = useShell();
  const say = useSession((session) => session.say);
  const rows = useRows(caseId, 'signoffs');
  const revision = useRevision();
  const [role, setRole] = useState<Role | null>(null);
  const query = useQuery(['sign-offs', caseId, screen.run.id, revision ?? ''], async (signal) => {
    await review.sync();
    return screen.engine.review.signOffs({ caseId, digest: screen.digest, runId: screen.run.id }, { signal });
  });
  const exportAll = async (): Promise<void> => {
    const name = `${screen.digest.slice(0, 16)}.sign-offs.jsonl`;
    try {
      // What was signed a moment ago may be in the journal alone.
      await review.sync();
      const text = (await rowsOf(review, caseId, 'signoffs')).map(({ envelope }) => `${envelope}\n`).join('');
      if ((await shell.saveBytes(new TextEncoder().encode(text), name)) === 'saved') say({ text: () => signOffStateText.exported(name) });
    } catch (error) {
      say({ text: () => errorSentence(error) });
    }
  };
  const close = (): void => {
    setRole(null);
    void review.sync().then(() => {
      forget('sign-offs');
      forget('custody');
    });
  };
  return (
    <Loaded query={query} what={reviewLabels.theSignOff}>
      {(found) => (
        <>
          {!found.state.intact && <p className="problem" role="alert">{words().broken}</p>}
          {found.sameKey.length > 0 && <p className="problem" role="alert">{words().sameKey}</p>}
          {found.signOffs.length === 0 && <p>{words().none}</p>}
          <ul className="review-list">{found.signOffs.map((each) => <li key={each.id} className="whole"><Signed signOff={each} /></li>)}</ul>
          <p className="review-line">
            {ROLES.map((each) => <button key={each} type="button" className="button" onClick={() => setRole(each)}>{words().sign(words().roles[each])}</button>)}
            {(rows?.length ?? 0) > 0 && <button type="button" className="button quiet" onClick={() => void exportAll()}>{signOffStateText.export}</button>}
          </p>
          <Current state={found.state} />
          {role !== null && <SignDialog role={role} caseId={caseId} screen={screen} state={found.state} onClose={close} />}
        </>
      )}
    </Loaded>
  );
}

function Current({ state }: { readonly state: SignOffs['state'] }): ReactNode {
  return <p className="quiet">{words().review}: {counted.entry(state.entries)} <Digest hex={state.digest} /></p>;
}

function Signed({ signOff }: { readonly signOff: SignOffDto }): ReactNode {
  const { statement, problem } = signOff;
  if (statement === null || problem !== null) {
    return <p className="outcome-word"><OutcomeMark outcome="fail" size={16} />{problem === null ? words().problems.unreadable : words().problems[problem]}</p>;
  }
  const now = signOff.reviewCovered === 'now';
  return (
    <>
      <p className="outcome-word"><OutcomeMark outcome={now ? 'pass' : 'indeterminate'} size={16} /><span><strong>{words().roles[statement.role]}</strong>{statement.name !== '' && `, ${displayName(statement.name, 100)}`}. {now ? words().now : words().earlier}, {signOff.runCovered === 'shown' ? words().runShown : signOff.runCovered === 'another' ? words().runAnother : words().runAbsent}.</span></p>
      <Facts facts={[
        [words().key, <span key="key"><Digest hex={statement.key.id} /> {signOff.trustedAs === null ? words().untrusted : words().trusted(displayName(signOff.trustedAs, 100))}</span>],
        [words().at, `${formatInstant(statement.stated_at.replace(/\.\d+Z$/, 'Z'))}. ${words().atWord}`],
        [words().review, <Digest key="review" hex={statement.review.digest} />],
        [words().run, <Digest key="run" hex={statement.run.digest} />],
      ]} />
    </>
  );
}
