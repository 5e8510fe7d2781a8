import { useRef, type ReactNode } from 'react';
import type { ControlResult, EngineClient, Waiver } from '../../contract/index.ts';
import { controlsScreen, misfitClause } from '../../text/index.ts';
import { currentSession, useSession } from '../app/session.ts';
import { errorSentence } from '../engine/errors.ts';
import { useShell } from '../engine/index.tsx';
import { useReview } from '../review/index.tsx';
import type { WaiverRow } from '../review/types.ts';
import { fromFile, same, toFile } from './waiver-file.ts';

const words = () => controlsScreen.waiver;

/** The case's waivers as the file that the terminal reads, out and in. */
export function WaiverFile({ engine, caseId, name, rows, controls }: {
  readonly engine: EngineClient;
  readonly caseId: string;
  /** What the file is called after. */
  readonly name: string;
  readonly rows: readonly WaiverRow[];
  /** A person's own among them. */
  readonly controls: readonly ControlResult[];
}): ReactNode {
  const shell = useShell();
  const review = useReview();
  const say = useSession((session) => session.say);
  const input = useRef<HTMLInputElement>(null);
  const write = async (): Promise<void> => {
    const waivers = rows.flatMap((row): Waiver[] => { const waiver = toFile(row); return waiver === null ? [] : [waiver]; });
    if (waivers.length === 0) return say({ text: () => words().noneToExport });
    const offered = await engine.waivers.write({ name: name.slice(0, 100), waivers });
    if ((await shell.save(offered.downloadId, offered.name)) === 'saved') say({ text: () => words().exported(offered.name, waivers.length, rows.length - waivers.length) });
  };
  const read = async (file: File): Promise<void> => {
    const answer = await engine.waivers.read({ text: await file.text() });
    if (!answer.ok) return say({ text: () => words().refused(misfitClause(answer)) });
    const known = new Map(controls.map((each) => [each.id, each]));
    const made = answer.waivers.flatMap((waiver): WaiverRow[] => {
      const control = known.get(waiver.control);
      return control === undefined ? [] : [fromFile(waiver, control, caseId, crypto.randomUUID())];
    });
    for (const row of made.filter((each, at) => made.findIndex((other) => same(other, each)) === at)) {
      const had = rows.find((each) => same(each, row));
      if (had === undefined) await review.put('waivers', row);
      // Taken back there: it must not go on bearing anything here.
      else if (had.withdrawn === null && row.withdrawn !== null) await review.put('waivers', { ...had, withdrawn: row.withdrawn });
    }
    say({ text: () => words().imported(made.length, answer.waivers.length - made.length) });
  };
  const failed = (sentence: () => string) => (error: unknown): void => currentSession().say({ text: () => `${sentence()} ${errorSentence(error)}` });
  return (
    <section className="section" aria-labelledby="waiver-file">
      <h2 id="waiver-file">{words().file}</h2>
      <p className="quiet control-rule">{words().fileNote}</p>
      <p className="control-links">
        <button type="button" className="button" onClick={() => void write().catch(failed(() => words().notExported))}>{words().export}</button>
        <button type="button" className="button" onClick={() => input.current?.click()}>{words().import}</button>
      </p>
      <input
        ref={input} type="file" accept=".json,application/json" hidden data-testid="choose-waivers"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void read(file).catch(failed(() => words().notImported));
        }}
      />
    </section>
  );
}
