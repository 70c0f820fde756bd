import type { PersonName } from "./story.ts";

/** Runs an operation as one of the people. */
export type RunAs = <Output>(
  person: PersonName,
  operation: string,
  input: Readonly<Record<string, unknown>>,
) => Promise<Output>;
