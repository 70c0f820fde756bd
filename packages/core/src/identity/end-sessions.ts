/** Ends sessions before their time. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { announceAccessChange } from "../permissions/index.ts";
import { revokeSessionRows } from "./sessions.store.ts";

type Reason = "signed_out" | "revoked" | "token_reused" | "member_deactivated" | "password_reset";

/** Ends one session, or all of a member (but one), and returns how many there were. Felt at once here, within 5 s everywhere. */
export async function endSessions(
  context: Context,
  which: { readonly id: Id<"session"> } | { readonly memberId: Id<"member">; readonly except: Id<"session"> | null },
  reason: Reason,
): Promise<number> {
  const ids = await revokeSessionRows(context.transaction, which, context.clock.now());
  for (const id of ids) {
    context.emit({ type: "session.revoked", subject: { type: "session", id }, data: { reason } });
    await announceAccessChange(context, id);
  }
  return ids.length;
}
