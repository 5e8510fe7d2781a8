import { useState, type ReactNode } from 'react';
import type { ScreenProps } from '../app/screen.ts';
import { useImports } from '../cases/use-imports.ts';
import { useQuery } from '../engine/index.tsx';
import type { Depth } from './depth.ts';
import { useReport } from './use-report.ts';
import { Verdict } from './Verdict.tsx';

export function VerdictScreen({ engine, evidence, run, digest, select, go }: ScreenProps): ReactNode {
  const [depth, setDepth] = useState<Depth>('sentence');
  const status = useQuery(['status'], (signal) => engine.session.status(undefined, { signal }));
  const writeReport = useReport();
  const imports = useImports();
  const pack = status.data?.trustPack?.digest ?? null;
  const outdated = status.data && pack !== (run.run.inputs.trustPack?.digest ?? null)
    ? 'The trust pack has changed since this run, so what it says about signers is not the last word.'
    : null;
  return (
    <Verdict
      evidence={evidence}
      run={run}
      depth={depth}
      setDepth={setDepth}
      reach={{ select, go }}
      writeReport={(paper) => writeReport(run.id, paper)}
      verifyAgain={() => void imports.verifyAgain(digest, evidence.name)}
      outdated={outdated}
    />
  );
}
