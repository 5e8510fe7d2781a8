/** The last event of a line of events: what the next one has to link to. */
export interface Tip {
  readonly seq: number;
  readonly hash: string;
  /** The hash that its content gives. */
  readonly computed: string;
}

/** The author decides how often a stream forks; the branch that was not followed for longest is given up first. */
const MAX_BRANCHES = 16;

/** The lines of events that a stream forked into, beside the one it is followed along. */
export interface Branches {
  add(tip: Tip): void;
  /** Takes out the branch that an event with this number and parent continues. */
  take(seq: number, prev: string): Tip | null;
}

export function createBranches(): Branches {
  const tips: Tip[] = [];
  return {
    add(tip) {
      tips.push(tip);
      if (tips.length > MAX_BRANCHES) tips.shift();
    },
    take(seq, prev) {
      const at = tips.findIndex((tip) => tip.hash === prev && tip.seq === seq - 1);
      return at < 0 ? null : tips.splice(at, 1)[0]!;
    },
  };
}
