/** Why a file as a whole cannot be read. */
export class FileProblem extends Error {
  /** The line on which it shows, from 1. */
  readonly line: number;

  constructor(line: number, sentence: string) {
    super(sentence);
    this.name = "FileProblem";
    this.line = line;
  }
}
