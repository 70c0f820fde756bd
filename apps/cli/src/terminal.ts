/** What the command line needs of a terminal; tests give another one. */
export interface Terminal {
  /** Writes a result: standard output. */
  write(text: string): void;
  /** Writes what is no result: standard error. */
  note(text: string): void;
  /** Writes bytes to standard output, as fast as the reader takes them. */
  writeBytes(bytes: ReadableStream<Uint8Array>): Promise<void>;
  /** A person can be asked. */
  readonly isInteractive: boolean;
  /** A person reads standard output. */
  readonly isOutputShown: boolean;
  /** A person reads standard error, so that a line there may be written over. */
  readonly isProgressShown: boolean;
  /** Columns of standard output; null when nobody looks, and nothing needs to be cut. */
  readonly width: number | null;
  readonly hasColours: boolean;
  /** Everything on standard input, as text. */
  readInput(): Promise<string>;
  /** Bytes of standard input as they come. */
  openInput(): ReadableStream<Uint8Array>;
  ask(question: string): Promise<string>;
  /** Asks without showing what is typed. */
  askSecret(question: string): Promise<string>;
  /** Aborted when the person gives up (Ctrl-C). */
  readonly interrupted: AbortSignal;
}

const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] } as const;

/** Text in a style, where the terminal shows colours. */
export function styled(terminal: Terminal, style: keyof typeof codes, text: string): string {
  const [on, off] = codes[style];
  return terminal.hasColours && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}
