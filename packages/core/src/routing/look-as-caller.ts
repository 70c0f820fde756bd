/** What an operation must know before its transaction, because it reaches a platform: read with the rights of whoever asks. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Context, PreparationContext } from "../operations/index.ts";

/** Null where it is not there, or where the caller may not: the operation's own transaction refuses him properly. */
export async function lookAsCaller<Seen>(
  { principal, application }: PreparationContext,
  name: string,
  look: (context: Context) => Promise<Seen>,
): Promise<Seen | null> {
  if (!principal) return null;
  try {
    return await application.transact(principal.organizationId, name, (inside) =>
      // As the system it would be allowed everything.
      look({ ...inside, principal, actor: principal.actor }),
    );
  } catch (error) {
    if (error instanceof EurekaError && (error.kind === "not_found" || error.kind === "forbidden")) return null;
    throw error;
  }
}
