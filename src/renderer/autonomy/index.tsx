import type { ReactNode } from 'react';
import { autonomyScreen } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { showMatrix } from '../matrix/index.tsx';
import './autonomy.css';
import { AtOnce } from './AtOnce.tsx';
import { AutonomyView } from './AutonomyView.tsx';
import { FirstFailures } from './FirstFailures.tsx';

export function AutonomyScreen({ engine, digest, run, select, go, twin }: ScreenProps): ReactNode {
  const query = useQuery(['autonomy', digest, run.id], (signal) => engine.autonomy.measured({ digest }, { signal }));
  return (
    <div className={query.data === undefined ? 'screen' : 'autonomy-place'}>
      <Loaded query={query} what={autonomyScreen.what}>
        {({ metrics, reported }) => (
          <AutonomyView
            metrics={metrics} reported={reported} ofExport={run.run.subject.kind === 'audit-export'} twin={twin} select={select} go={go}
            showMatrix={(kind) => { showMatrix(digest, kind); go({ screen: 'matrix', selection: null, filter: '' }); }}
          >
            <FirstFailures engine={engine} digest={digest} run={run} select={select} go={go} />
            <AtOnce engine={engine} digest={digest} run={run} twin={twin} go={go} />
          </AutonomyView>
        )}
      </Loaded>
    </div>
  );
}
