import type { ReactNode } from 'react';
import { operationsText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import './operations.css';
import { OperationsView } from './OperationsView.tsx';

/** How do tests and work stand when the record ends? */
export function OperationsScreen({ engine, digest, run, select, go, twin }: ScreenProps): ReactNode {
  const query = useQuery(['operations', digest, run.id], (signal) => engine.operations.posture({ digest }, { signal }));
  return (
    <div className={query.data === undefined ? 'screen' : 'operations-place'}>
      <Loaded query={query} what={operationsText.what}>
        {(posture) => <OperationsView {...posture} ofExport={run.run.subject.kind === 'audit-export'} engine={engine} digest={digest} select={select} go={go} twin={twin} />}
      </Loaded>
    </div>
  );
}
