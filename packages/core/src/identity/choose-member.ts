/** Whose things an operation is about: one's own, or with the right to it somebody else's. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";

/** The wanted member, or by default the actor's own. Throws `permission.denied` for another one without `member:update`. */
export async function chooseMember(context: Context, wanted: Id<"member"> | undefined): Promise<Id<"member">> {
  const own = context.principal.memberId;
  if (wanted && wanted !== own) {
    await requirePermission(context, "member:update");
    return wanted;
  }
  if (!own) throw new EurekaError("authentication.required");
  return own;
}
