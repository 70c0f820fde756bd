/** Ties a platform person to a member. */
import { EurekaError } from "@eureka/contracts/errors";
import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { updateExternalIdentity } from "./external-identities.store.ts";
import { type ExternalIdentityTarget, viewExternalIdentity } from "./external-identity-view.ts";
import { loadMember } from "./member-view.ts";

/** Throws `external_identity.already_linked` when it belongs to another member. The identity must be loaded with a lock. */
export async function linkIdentity(
  context: Context,
  { row }: ExternalIdentityTarget,
  memberId: Id<"member">,
): Promise<ExternalIdentity> {
  if (row.memberId === memberId) return viewExternalIdentity(row);
  if (row.memberId) throw new EurekaError("external_identity.already_linked");
  await loadMember(context, memberId);
  const now = context.clock.now();
  const change = { memberId, linkedAt: now, updatedAt: now };
  const linked = await updateExternalIdentity(context.transaction, row.id, change);
  context.emit({
    type: "external_identity.linked",
    subject: { type: "external_identity", id: row.id },
    changes: { memberId: { from: null, to: memberId } },
    data: { memberId },
  });
  return viewExternalIdentity(linked);
}
