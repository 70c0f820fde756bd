import { randomBytes } from "node:crypto";

/** The name of a commit: nobody here looks at what is in it. */
export function makeSha(): string {
  return randomBytes(20).toString("hex");
}
