import type { PersonName } from "./story.ts";

/** Runs an operation as one of the people, or as the platform itself. */
export type RunAs = <Output>(
  person: PersonName | "system",
  operation: string,
  input: Readonly<Record<string, unknown>>,
) => Promise<Output>;
