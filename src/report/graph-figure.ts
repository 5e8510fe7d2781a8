/**
 * The systems of the record as rows of a layer each, and what was done to them: what agents could touch against what they
 * did touch. Counts come from the record; the order of nodes is the figure's own and the same for the same record.
 */
export interface GraphFigure {
  /** Of the snapshot drawn, by the producer's clock; null where the record holds none. */
  readonly snapshotAt: string | null;
  readonly layers: readonly {
    /** Null for systems that no snapshot names. */
    readonly layer: string | null;
    readonly nodes: readonly GraphNode[];
    /** Nodes that the figure has no room for, counted instead. */
    readonly leftOut: number;
  }[];
  readonly agents: readonly { readonly id: string; readonly label: string; readonly actions: number }[];
  readonly agentsLeftOut: number;
  /** From an agent to a node, both by id. A denied touch is one that was asked for and refused. */
  readonly touches: readonly { readonly agent: string; readonly node: string; readonly done: number; readonly denied: number }[];
}

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly environment: string | null;
  readonly dataClass: string | null;
  readonly state: 'touched' | 'within-reach' | 'neither';
}
