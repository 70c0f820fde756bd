/** Takes access away from a member and gives it back. */
import type { Context } from "../operations/index.ts";
import { announceAccessChange, assertAnotherAdministrator } from "../permissions/index.ts";
import { endSessions } from "./end-sessions.ts";
import { revokeInvitationsBy } from "./invitations.store.ts";
import type { MemberTarget } from "./member-view.ts";
import { type MemberRow, raiseAccessVersion, updateMemberRow } from "./members.store.ts";

/** Ends the member's sessions and makes tokens and keys worthless. Throws `member.last_administrator`. */
export async function takeAccess(context: Context, { row }: MemberTarget, removed: boolean): Promise<MemberRow> {
  await assertAnotherAdministrator(context, row.id);
  const now = context.clock.now();
  await endSessions(context, { memberId: row.id, except: null }, "member_deactivated");
  await raiseAccessVersion(context.transaction, row.id);
  // A link that he kept would let him in again, under another address.
  for (const id of await revokeInvitationsBy(context.transaction, row.id, now)) {
    context.emit({ type: "invitation.revoked", subject: { type: "invitation", id } });
  }
  const updated = await updateMemberRow(context.transaction, row.id, {
    status: "deactivated",
    ...(removed && { removedAt: now }),
    updatedAt: now,
  });
  context.emit({
    type: removed ? "member.removed" : "member.deactivated",
    subject: { type: "member", id: row.id },
    changes: { status: { from: row.status, to: "deactivated" } },
  });
  await announceAccessChange(context, row.id);
  return updated;
}

/** Lets the member in again, with the grants and keys that he had. */
export async function giveAccessBack(context: Context, { row }: MemberTarget): Promise<MemberRow> {
  const updated = await updateMemberRow(context.transaction, row.id, {
    status: "active",
    updatedAt: context.clock.now(),
  });
  context.emit({
    type: "member.reactivated",
    subject: { type: "member", id: row.id },
    changes: { status: { from: row.status, to: "active" } },
  });
  await announceAccessChange(context, row.id);
  return updated;
}
