import { useState, type FormEvent, type ReactNode } from 'react';
import type { PopulationOf } from '../../contract/index.ts';
import { displayName, formatInstant, formatNumber, reviewLabels, reviewText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useSession } from '../app/session.ts';
import { Digest } from '../design/Digest.tsx';
import { Disclosure } from '../design/Disclosure.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { errorSentence } from '../engine/errors.ts';
import { sameRow } from '../review/merge.ts';
import { useReview, useRows } from '../review/index.tsx';
import type { SampleRow } from '../review/types.ts';
import { textOf } from './form.ts';

const words = () => reviewText.samples;
const newSeed = (): number => 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 2_147_483_646);

/** Samples of the case, frozen, and the form that draws one. The engine counts, digests and picks. */
export function Samples({ caseId, screen }: { readonly caseId: string; readonly screen: ScreenProps }): ReactNode {
  const samples = useRows(caseId, 'samples');
  return (
    <>
      <DrawForm caseId={caseId} screen={screen} count={samples?.length ?? 0} />
      {samples?.length === 0 && <p className="quiet">{words().empty}</p>}
      {samples?.toReversed().map((row) => <Sample key={row.id} row={row} screen={screen} />)}
    </>
  );
}

function DrawForm({ caseId, screen, count }: { readonly caseId: string; readonly screen: ScreenProps; readonly count: number }): ReactNode {
  const review = useReview();
  const [seed, setSeed] = useState(newSeed);
  const [problem, setProblem] = useState<string | null>(null);
  const draw = async (form: FormData): Promise<void> => {
    const text = (name: string): string => textOf(form, name);
    const of: PopulationOf = text('of') === 'actions' ? 'actions' : 'events';
    const kind = text('method');
    const size = Number(text('size'));
    const method = kind === 'all' ? { kind: 'all' as const } : kind === 'systematic' ? { kind: 'systematic' as const, size, seed } : { kind: 'random' as const, size, seed };
    try {
      const drawn = await screen.engine.review.draw({ digest: screen.digest, of, filter: text('filter'), method });
      await review.put('samples', {
        ...drawn, id: crypto.randomUUID(), caseId, name: text('name').trim() || words().numbered(count + 1), of, filter: text('filter'), evidence: screen.digest, createdAt: new Date().toISOString(),
      });
      setSeed(newSeed());
      setProblem(null);
    } catch (error) {
      setProblem(errorSentence(error));
    }
  };
  return (
    <form className="review-form" aria-label={words().draw} onSubmit={(event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      void draw(new FormData(event.currentTarget));
    }}>
      <label>{words().name}<input className="field" name="name" maxLength={100} placeholder={words().numbered(count + 1)} /></label>
      <label>{words().of}<select className="field" name="of"><option value="events">{words().events}</option><option value="actions">{words().actions}</option></select></label>
      <label>{words().filter}<input className="field" name="filter" maxLength={2_000} spellCheck={false} autoComplete="off" placeholder="env:prod* kind:merge" /></label>
      <label>{words().method}<select className="field" name="method"><option value="random">{words().random}</option><option value="systematic">{words().systematic}</option><option value="all">{words().all}</option></select></label>
      <label>{words().size}<input className="field" name="size" type="number" min={1} max={5_000} defaultValue={25} required /></label>
      <label>{words().seed}<input className="field" type="number" min={1} max={2_147_483_646} title={words().seedHint} value={seed} onChange={(event) => setSeed(Number(event.target.value))} required /></label>
      <button type="submit" className="button primary">{words().draw}</button>
      {problem !== null && <p className="problem" role="alert">{problem}</p>}
    </form>
  );
}

function Sample({ row, screen }: { readonly row: SampleRow; readonly screen: ScreenProps }): ReactNode {
  const review = useReview();
  const say = useSession((session) => session.say);
  const [open, setOpen] = useState(false);
  const [again, setAgain] = useState<string | null>(null);
  const [same, setSame] = useState(false);
  const redraw = async (): Promise<void> => {
    try {
      const drawn = await screen.engine.review.draw({ digest: row.evidence, of: row.of, filter: row.filter, method: row.method });
      const population = sameRow(drawn.population, row.population);
      const items = sameRow(drawn.items, row.items);
      setSame(population && items);
      setAgain(!population ? words().populationDiffers : items ? words().same : words().sampleDiffers);
    } catch (error) {
      setSame(false);
      setAgain(errorSentence(error));
    }
  };
  return (
    <Disclosure open={open} onToggle={setOpen} summary={<><strong>{displayName(row.name, 100)}</strong> <span>{reviewLabels.of2(formatNumber(row.items.length), formatNumber(row.population.count), words()[row.of])}</span></>}>
      <Facts facts={[
        [words().filter, row.filter === '' ? reviewLabels.none : <code key="filter">{displayName(row.filter, 400)}</code>],
        [reviewLabels.population, <span key="population">{formatNumber(row.population.count)} <Digest hex={row.population.digest} /></span>],
        [words().method, words()[row.method.kind]],
        ...(row.method.kind === 'all' ? [] : [[words().seed, String(row.method.seed)] as const]),
        [reviewLabels.drawn, formatInstant(row.createdAt.replace(/\.\d+Z$/, 'Z'))],
      ]} />
      <p className="review-line">
        <button type="button" className="button" onClick={() => void redraw()}>{words().again}</button>
        <button type="button" className="link" onClick={() => {
          void review.remove('samples', row.id);
          say({ text: () => reviewText.undone.sample, undo: () => void review.put('samples', row) });
        }}>{reviewText.remove}</button>
      </p>
      {again !== null && <p role="status" className="outcome-word"><OutcomeMark outcome={same ? 'pass' : 'fail'} size={16} />{again}</p>}
      <table className="plain" aria-label={displayName(row.name, 100)}>
        <thead><tr><th>{words().position}</th><th>{words().id}</th></tr></thead>
        <tbody>
          {row.items.slice(0, 500).map((item) => (
            <tr key={item.position}><td>{formatNumber(item.position)}</td><td><button type="button" className="link" onClick={() => screen.select({ kind: row.of === 'events' ? 'event' : 'action', id: item.id })}>{displayName(item.id, 80)}</button></td></tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
