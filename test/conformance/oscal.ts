import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oscalDocument } from '../../src/report/oscal/index.ts';
import { oscalRuns, oscalSchemaPath, oscalValidator } from '../support/oscal-cases.ts';
import { modelOf } from '../support/report-models.ts';
import type { SuiteResult } from './run.ts';

/** NIST's schema of OSCAL assessment results against what is written of runs of every kind. */
export async function run(vectorsDir: string): Promise<SuiteResult> {
  const problemOf = oscalValidator(oscalSchemaPath(vectorsDir));
  const folder = mkdtempSync(join(tmpdir(), 'oscal-'));
  try {
    const runs = await oscalRuns(folder);
    const differences = runs.flatMap(([name, each]) => {
      const problem = problemOf(oscalDocument(modelOf(each)));
      return problem === '' ? [] : [`${name}: ${problem}`];
    });
    return { suite: 'oscal', agree: runs.length - differences.length, total: runs.length, differences };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
