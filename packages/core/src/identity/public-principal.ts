/** The principal of a public operation: somebody who proved himself by other means than a credential. */
import type { Id } from "@eureka/contracts/ids";
import type { Principal } from "../operations/index.ts";
import { userPrincipal } from "./member-access.ts";

/** Names the member in events and audit records; it has no grants, because a public operation checks none. */
export function publicPrincipal(
  organizationId: Id<"organization">,
  memberId: Id<"member">,
  userId: Id<"user">,
): Principal {
  return userPrincipal(organizationId, memberId, { userId, grants: [] }, null);
}
