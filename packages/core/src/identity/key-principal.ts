/** A member who acts by an API key, when the request that showed the key is over. */
import type { Id } from "@eureka/contracts/ids";
import type { Context, Principal } from "../operations/index.ts";
import { selectApiKey } from "./api-keys.store.ts";
import { isKeyOver } from "./is-key-over.ts";
import { memberPrincipal } from "./member-access.ts";

/**
 * The member with the rights that the key has at this moment: none any more for one that is revoked, over or somebody else's.
 * Null for a member who may not sign in.
 */
export async function keyPrincipal(
  context: Pick<Context, "organizationId" | "transaction" | "clock">,
  memberId: Id<"member">,
  apiKeyId: Id<"api_key">,
): Promise<Principal | null> {
  const [member, key] = await Promise.all([
    memberPrincipal(context, memberId),
    selectApiKey(context.transaction, apiKeyId),
  ]);
  const works = key?.memberId === memberId && !isKeyOver(key, context.clock.now());
  return member && { ...member, actor: { type: "api_key", id: apiKeyId }, keyScopes: works ? key.scopes : [] };
}
