export type StreamName = 'plane' | 'telemetry';

/**
 * Each twin keeps logs of its own: one log cannot have held two histories, and a reader who had seen the one would
 * rightly call the other rewritten. The names do not tell which of them holds the incident.
 */
export function streamOrigins(incident: boolean): Readonly<Record<StreamName, string>> {
  const site = incident ? 'harbour' : 'terminal';
  return { plane: `evidence.halden-freight.example/${site}/plane`, telemetry: `evidence.halden-freight.example/${site}/telemetry` };
}
