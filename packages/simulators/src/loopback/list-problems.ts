import type { z } from "zod";

/** What a schema found wrong, as sentences: "messages.0.role: Invalid option". */
export function listProblems(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message));
}
