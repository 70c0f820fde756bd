/** The ways in which an execution stops without an end of its own function. None of them is for the function to catch. */

/** Somebody asked the run to stop. */
export class RunCancelled extends Error {
  constructor() {
    super("the run was cancelled");
    this.name = "RunCancelled";
  }
}

/** This process can or may not go on: it is stopping, its lease is lost, the database is away. Another execution goes on. */
export class RunInterrupted extends Error {
  constructor(cause: unknown) {
    super(`the run was interrupted: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "RunInterrupted";
  }
}

/** The run sleeps until `wakesAt`. */
export class RunSuspended extends Error {
  readonly wakesAt: Date;

  constructor(wakesAt: Date) {
    super("the run sleeps");
    this.name = "RunSuspended";
    this.wakesAt = wakesAt;
  }
}

export type Ending = RunCancelled | RunInterrupted | RunSuspended;

export function isEnding(error: unknown): error is Ending {
  return error instanceof RunCancelled || error instanceof RunInterrupted || error instanceof RunSuspended;
}
