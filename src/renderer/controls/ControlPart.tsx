import type { ReactNode } from 'react';
import { controlsScreen, controlText, formatNumber } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import type { PartProps } from '../inspector/parts.tsx';
import { said, shownOutcome, shownWord } from './outcomes.ts';
import { ResultMark } from './ResultMark.tsx';

/** In the inspector: a test of this run in brief. */
export function ControlPart({ run, id }: PartProps): ReactNode {
  const control = run.run.controls.find((each) => each.id === id);
  const { title, population } = controlText(id);
  if (control === undefined) return <p>{title}</p>;
  return (
    <>
      <p>{title}</p>
      <p className="outcome-word"><ResultMark control={control} size={16} />{shownWord(shownOutcome(control))}</p>
      <Facts facts={[
        [controlsScreen.members, said(control)],
        [controlsScreen.ofPopulation, population],
        [controlsScreen.population, formatNumber(control.population)],
        [controlsScreen.populationDigest, <Digest key="digest" hex={control.populationDigest} />],
      ]} />
    </>
  );
}
