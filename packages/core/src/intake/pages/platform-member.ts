/** As whom a person of a platform reads on pages of ours there. */
import type { Id } from "@eureka/contracts/ids";
import type { LoadedConnection } from "../../connections/index.ts";
import { principalOf, resolveExternalIdentity } from "../../identity/index.ts";
import type { Context, Principal } from "../../operations/index.ts";

export interface PlatformReader {
  readonly identityId: Id<"external_identity">;
  /** Null for somebody whom nobody linked: he reads nothing here. */
  readonly principal: Principal | null;
}

export async function findReader(
  context: Context,
  { id, platformWorkspaceId }: LoadedConnection,
  { platformUserId, displayName }: { readonly platformUserId: string; readonly displayName: string },
): Promise<PlatformReader> {
  const person = { connectionId: id, platformWorkspaceId, platformUserId, displayName };
  const identity = await resolveExternalIdentity(context, person);
  const principal = await principalOf(context, identity);
  return { identityId: identity.id, principal: principal.memberId ? principal : null };
}

/** Runs an operation as the reader; null when he may not see what it is about. */
export async function readAs<Output>(
  context: Context,
  principal: Principal,
  operation: string,
  input: unknown,
): Promise<Output> {
  const { output } = await context.application.runWithin(context, { operation, input, principal });
  return output as Output;
}
