/** One thing that is checked about the whole repository. */
export interface Check {
  readonly name: string;
  /** Finds what is wrong; one line for each problem, with the file it is in. Nothing wrong is an empty list. */
  readonly findProblems: () => Promise<readonly string[]>;
}
