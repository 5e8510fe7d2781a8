// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignDialog } from '../../../../src/renderer/report/SignDialog.tsx';
import type { Signing } from '../../../../src/renderer/report/write-report.ts';
import { reportScreen } from '../../../../src/text/index.ts';
import type { ReportSignRefusal } from '../../../../src/contract/index.ts';
import { chooseFile } from '../../../support/choose-file.ts';

afterEach(cleanup);

const words = reportScreen.sign;

/** Opens the dialog, chooses the file and sends the form; what the engine would answer is the test's. */
function signWith(bytes: Uint8Array<ArrayBuffer>, passphrase: string, answer: ReportSignRefusal | null) {
  const sign = vi.fn<(signing: Signing) => Promise<ReportSignRefusal | null>>().mockResolvedValue(answer);
  const onClose = vi.fn();
  render(<SignDialog sign={sign} onClose={onClose} />);
  chooseFile(screen.getByLabelText(words.key), bytes, 'key.p12');
  fireEvent.change(screen.getByLabelText(words.passphrase), { target: { value: passphrase } });
  const form = screen.getByLabelText(words.key).closest('form');
  if (form === null) throw new Error('no form');
  fireEvent.submit(form);
  return { sign, onClose };
}

describe('signing a report', () => {
  test('says what a signature binds before it asks for a key', () => {
    render(<SignDialog sign={() => Promise.resolve(null)} onClose={() => undefined} />);
    expect(screen.getByText(words.binds)).toBeTruthy();
    expect(screen.getByLabelText(words.passphrase).getAttribute('type')).toBe('password');
    expect(screen.getByLabelText(words.passphrase).getAttribute('autocomplete')).toBe('off');
  });

  test.each([['', null], ['open sesame', 'open sesame']])('hands over the bytes of the key and the passphrase %j, and closes', async (typed, sent) => {
    const { sign, onClose } = signWith(Uint8Array.of(0, 255, 128, 7), typed, null);
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(sign.mock.calls).toEqual([[{ keyFile: Buffer.from([0, 255, 128, 7]).toString('base64'), passphrase: sent }]]);
  });

  test.each(Object.keys(words.refused) as ReportSignRefusal[])('%s is said where the key was chosen, and the dialog stays', async (because) => {
    const { onClose } = signWith(Uint8Array.of(1), '', because);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(words.refused[because]));
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: words.now }).hasAttribute('disabled')).toBe(false);
  });

  test.each([['empty', 0], ['larger than any key', 65_537]])('a file that is %s never reaches the engine', async (_, size) => {
    const { sign } = signWith(new Uint8Array(size), '', null);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(words.refused['key-unreadable']));
    expect(sign).not.toHaveBeenCalled();
  });
});
