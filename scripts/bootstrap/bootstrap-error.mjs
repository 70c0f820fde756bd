/** A reason to stop that the reader can act on: its message is one clear sentence and is printed without a stack. */
export class BootstrapError extends Error {}
