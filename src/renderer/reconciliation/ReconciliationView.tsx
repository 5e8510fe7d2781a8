import type { ReactNode } from 'react';
import type { ControlResult, FileStatus } from '../../contract/index.ts';
import { reconciliationText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { EmptyState, Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import './reconciliation.css';
import { SystemSection } from './SystemSection.tsx';

const words = () => reconciliationText;

/** Does the log tell what other systems tell? Both ways, system by system, with the window of time that joins two. */
export function ReconciliationView({ control, files, open, engine, digest, select, go }: {
  /** The control test whose facts these are; undefined in a run that has none. */
  readonly control: ControlResult | undefined;
  /** Of the evidence: whether an extract is among them. */
  readonly files: readonly FileStatus[];
  readonly open: (id: string) => void;
} & Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'>): ReactNode {
  const query = useQuery(['reconciliation', digest], (signal) => engine.reconciliation.summary({ digest }, { signal }));
  if (control === undefined) return <EmptyState title={words().title} sentence={words().noTest} />;
  return (
    <div className="reconciliation">
      <h2>{words().title}</h2>
      <Loaded query={query} what={words().title}>
        {({ window, systems }) => (
          <>
            <p>{window === null ? words().nothing : words().intro(window)}</p>
            <p className="quiet">{words().test} <button type="button" className="link" onClick={() => open(control.id)}>{words().toTest}</button></p>
            {window !== null && systems.map((each) => <SystemSection key={each.system} {...each} files={files} control={control} engine={engine} digest={digest} select={select} go={go} />)}
          </>
        )}
      </Loaded>
    </div>
  );
}
