/** A request that the real platform would have refused: unknown path, missing field, value out of range, ... */
export interface Violation {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** What was wrong, one sentence per problem. */
  readonly problems: readonly string[];
}
