/** The system's code of a failed call, for example `ENOENT`, or undefined where an error has none. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
