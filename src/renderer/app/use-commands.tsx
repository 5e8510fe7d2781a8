import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { CommandId } from '../../contract/commands.ts';
import type { Imports } from '../cases/use-imports.ts';
import { useShell } from '../engine/index.tsx';
import { useCases } from '../review/index.tsx';
import { useReport } from '../verdict/use-report.ts';
import { currentSession, inspectorShown, useSession } from './session.ts';

/** What can be done now, by id. A command that is missing has nothing to act on. */
export type Commands = Partial<Readonly<Record<CommandId, () => void>>>;

/** The commands, what a shell's menu sends done with them, and the inputs that choosing files needs. */
export function useCommands(imports: Imports): { readonly commands: Commands; readonly inputs: ReactNode } {
  const shell = useShell();
  const writeReport = useReport();
  const open = useSession((session) => session.open);
  const inCase = useSession((session) => session.address.caseId !== null && session.open?.caseId === session.address.caseId);
  const row = useCases()?.find((each) => each.id === open?.caseId);
  const evidence = useRef<HTMLInputElement>(null);
  const further = useRef<HTMLInputElement>(null);
  const commands = useMemo((): Commands => {
    const { show, go, setTheme, setWords } = currentSession();
    const always: Commands = {
      open: () => evidence.current?.click(),
      trust: () => go({ screen: 'trust', selection: null }),
      search: () => show('search'),
      back: () => window.history.back(),
      forward: () => window.history.forward(),
      cases: () => go({ caseId: null, screen: 'cases' }),
      inspector: () => currentSession().setInspector(!inspectorShown(currentSession())),
      table: () => currentSession().setTwin(!currentSession().twin),
      dense: () => currentSession().setDensity(currentSession().density === 'dense' ? 'comfortable' : 'dense'),
      'theme-system': () => setTheme('system'),
      'theme-light': () => setTheme('light'),
      'theme-dark': () => setTheme('dark'),
      'theme-contrast': () => setTheme('contrast'),
      'language-en': () => setWords({ language: 'en' }),
      'language-ja': () => setWords({ language: 'ja' }),
      'clock-utc': () => setWords({ clock: 'utc' }),
      'clock-local': () => setWords({ clock: 'local' }),
      keys: () => show('keys'),
    };
    if (!inCase || open === null) return always;
    return {
      ...always,
      ...(row === undefined ? {} : { add: () => further.current?.click() }),
      verify: () => void imports.verifyAgain(open.members.map((each) => each.digest), open.name),
      report: () => go({ screen: 'report' }),
      'report-a4': () => writeReport(open.run.id, 'A4'),
      'report-letter': () => writeReport(open.run.id, 'Letter'),
    };
  }, [open, inCase, row, imports, writeReport]);
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => shell.onCommand((id) => latest.current[id]?.()), [shell]);
  const take = (files: FileList | null, to: (files: readonly File[]) => void): void => {
    if (files !== null && files.length > 0) to([...files]);
  };
  const inputs = (
    <>
      <input ref={evidence} type="file" multiple hidden data-testid="command-open" onChange={(event) => { take(event.target.files, imports.takeFiles); event.target.value = ''; }} />
      <input ref={further} type="file" multiple hidden data-testid="command-add" onChange={(event) => { take(event.target.files, (files) => row && imports.takeInto(row, files)); event.target.value = ''; }} />
    </>
  );
  return { commands, inputs };
}
