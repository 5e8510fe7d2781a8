import { useState, type ReactNode } from 'react';
import type { ControlResult, FrameworkCoverage } from '../../contract/index.ts';
import { controlsScreen, controlText, displayName, frameworkInWords, mappingText } from '../../text/index.ts';
import { Disclosure } from '../design/Disclosure.tsx';
import { stepThrough } from './ControlList.tsx';
import { FrameworkLimits } from './FrameworkLimits.tsx';
import { byUrgency, said } from './outcomes.ts';
import { frameworkOf, referencesOf, type FrameworkReferences } from './references.ts';
import { ResultMark } from './ResultMark.tsx';

/** The same tests from the other side: each framework, its references, and the tests that are evidence relevant to each. */
export function FrameworkList({ controls, coverage, reference, open }: {
  /** What every framework says of itself, as far as it has come. */
  readonly coverage: readonly FrameworkCoverage[];
  readonly controls: readonly ControlResult[];
  /** The reference that was asked for from a test; its framework stands open. */
  readonly reference: string | null;
  readonly open: (id: string) => void;
}): ReactNode {
  return (
    // Keys of the buttons inside, which bubble to here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="control-frameworks" onKeyDown={stepThrough}>
      {referencesOf(controls).map((each) => <Framework key={`${each.framework}/${reference ?? ''}`} framework={each} coverage={coverage.find(({ id }) => id === each.framework)} reference={reference} open={open} />)}
    </div>
  );
}

function Framework({ framework, coverage, reference, open }: {
  readonly coverage: FrameworkCoverage | undefined;
  readonly framework: FrameworkReferences;
  readonly reference: string | null;
  readonly open: (id: string) => void;
}): ReactNode {
  const [shown, setShown] = useState(reference !== null && frameworkOf(reference) === framework.framework);
  const about = new Map(coverage === undefined ? [] : frameworkInWords(coverage).references.map((each) => [`${framework.framework} ${each.reference}`, each.about]));
  return (
    <Disclosure
      heading={2}
      open={shown}
      onToggle={setShown}
      summary={<><span className="framework-name">{controlsScreen.framework(framework.framework)}</span><span className="quiet">{controlsScreen.references(framework.references.length, framework.tests)}</span></>}
    >
      {coverage !== undefined && <FrameworkLimits coverage={coverage} />}
      <dl className="framework-references">
        {framework.references.map(({ mapping, controls }) => (
          <div key={mapping} data-asked={mapping === reference} ref={mapping === reference ? (element) => element?.scrollIntoView({ block: 'center' }) : undefined}>
            <dt>{mappingText(mapping)}{about.has(mapping) && <div className="quiet">{about.get(mapping)}</div>}</dt>
            <dd>
              {controls.toSorted(byUrgency).map((control) => (
                <button key={control.id} type="button" className="control-chip" data-control={control.id} title={controlText(control.id).title} aria-label={`${control.id} ${controlText(control.id).title}, ${said(control)}`} onClick={() => open(control.id)}>
                  <ResultMark control={control} size={14} />{displayName(control.id, 24)}
                </button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
