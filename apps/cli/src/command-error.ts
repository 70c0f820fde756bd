/** Something outside the command line's own wording is missing or failed, in one sentence that says what to do: exit code 1. */
export class CommandError extends Error {}
