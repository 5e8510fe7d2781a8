import { useState, type ReactNode } from 'react';
import type { ReportSignRefusal } from '../../contract/index.ts';
import { reportScreen } from '../../text/index.ts';
import { Dialog } from '../design/Dialog.tsx';
import type { Signing } from './write-report.ts';

const words = () => reportScreen.sign;
const MAX_KEY_BYTES = 65_536;

/** Says once what a signature binds, and asks for the key. What is chosen and typed here goes to the engine with one call and is kept nowhere. */
export function SignDialog({ sign, onClose }: {
  /** Resolves to why not, or null when it is written or was given up. */
  readonly sign: (signing: Signing) => Promise<ReportSignRefusal | null>;
  readonly onClose: () => void;
}): ReactNode {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (form: FormData): Promise<void> => {
    const file = form.get('key');
    const passphrase = form.get('passphrase');
    if (!(file instanceof File) || file.size === 0 || file.size > MAX_KEY_BYTES) return setProblem(words().refused['key-unreadable']);
    setProblem(null);
    setBusy(true);
    const because = await sign({
      keyFile: base64(new Uint8Array(await file.arrayBuffer())), passphrase: typeof passphrase !== 'string' || passphrase === '' ? null : passphrase,
    });
    setBusy(false);
    if (because === null) onClose();
    else setProblem(words().refused[because]);
  };
  return (
    <Dialog title={words().title} onClose={onClose}>
      <form className="report-fields" onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}>
        <p>{words().binds}</p>
        <label>{words().key}<input className="field" name="key" type="file" required aria-describedby="report-key-hint" /></label>
        <p className="quiet" id="report-key-hint">{words().keyHint}</p>
        <label>{words().passphrase}<input className="field" name="passphrase" type="password" autoComplete="off" maxLength={1_000} /></label>
        {problem !== null && <p className="problem" role="alert">{problem}</p>}
        <p><button type="submit" className="button primary" disabled={busy}>{words().now}</button></p>
      </form>
    </Dialog>
  );
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
