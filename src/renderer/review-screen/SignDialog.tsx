import { useState, type ReactNode } from 'react';
import type { ReviewState } from '../../contract/index.ts';
import { displayName, reviewText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useSession } from '../app/session.ts';
import { Dialog } from '../design/Dialog.tsx';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { errorSentence } from '../engine/errors.ts';
import { usePerson, useReview } from '../review/index.tsx';
import { textOf } from './form.ts';

export type Role = 'preparer' | 'reviewer';
const words = () => reviewText.signOff;
const MAX_KEY_BYTES = 65_536;

/** Says once, in words, what a signature binds, and asks for the key. Nothing typed or chosen here outlives the dialog. */
export function SignDialog({ role, caseId, screen, state, onClose }: {
  readonly role: Role;
  readonly caseId: string;
  readonly screen: ScreenProps;
  readonly state: ReviewState;
  readonly onClose: () => void;
}): ReactNode {
  const review = useReview();
  const say = useSession((session) => session.say);
  const [person] = usePerson();
  const [problem, setProblem] = useState<string | null>(null);
  const sign = async (form: FormData): Promise<void> => {
    const file = form.get('key');
    if (!(file instanceof File) || file.size > MAX_KEY_BYTES) return setProblem(words().refused['key-unreadable']);
    if ((await review.db.outbox.count()) > 0) return setProblem(words().unsaved);
    const passphrase = textOf(form, 'passphrase');
    const answer = await screen.engine.review.sign({
      caseId, digest: screen.digest, runId: screen.run.id, role, name: textOf(form, 'name').trim(), expected: state.digest,
      keyFile: base64(new Uint8Array(await file.arrayBuffer())), passphrase: passphrase === '' ? null : passphrase,
    });
    if (!answer.signed) return setProblem(words().refused[answer.because]);
    say({ text: () => words().said });
    onClose();
  };
  return (
    <Dialog title={words().title(words().roles[role])} onClose={onClose}>
      <form className="review-fields" onSubmit={(event) => {
        event.preventDefault();
        sign(new FormData(event.currentTarget)).catch((error: unknown) => setProblem(errorSentence(error)));
      }}>
        <p>{words().binds(state.entries)}</p>
        <Facts facts={[
          [words().evidence, <Digest key="evidence" hex={screen.digest} />],
          [words().run, displayName(screen.run.id)],
          [words().review, <Digest key="review" hex={state.digest} />],
          [words().at, words().atWord],
        ]} />
        <label>{words().name}<input className="field" name="name" maxLength={100} defaultValue={role === 'preparer' ? person : ''} /></label>
        <label>{words().key}<input className="field" name="key" type="file" required aria-describedby="key-hint" /></label>
        <p className="quiet" id="key-hint">{words().keyHint}</p>
        <label>{words().passphrase}<input className="field" name="passphrase" type="password" autoComplete="off" maxLength={1_000} /></label>
        {problem !== null && <p className="problem" role="alert">{problem}</p>}
        <p><button type="submit" className="button primary">{words().signNow}</button></p>
      </form>
    </Dialog>
  );
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
