/** Makes API keys, for the operation and for setting up an organization. */
import { type Id, newId } from "@eureka/contracts/ids";
import type { Permission } from "@eureka/contracts/permissions";
import type { Context } from "../operations/index.ts";
import { makeApiKey } from "./api-key-text.ts";
import { type ApiKeyRow, insertApiKey } from "./api-keys.store.ts";

interface NewApiKey {
  readonly memberId: Id<"member">;
  readonly name: string;
  readonly scopes: readonly Permission[] | null;
  readonly addresses: readonly string[];
  readonly expiresAt: Date | null;
}

/** The key's row, and the text that is shown only now. */
export async function insertNewApiKey(
  context: Context,
  key: NewApiKey,
): Promise<{ readonly row: ApiKeyRow; readonly text: string }> {
  const now = context.clock.now();
  const id = newId("api_key", now.getTime());
  const { text, secretHash } = makeApiKey(id);
  const row = await insertApiKey(context.transaction, {
    organizationId: context.organizationId,
    id,
    memberId: key.memberId,
    name: key.name,
    secretHash,
    scopes: key.scopes ? [...key.scopes] : null,
    addresses: [...key.addresses],
    expiresAt: key.expiresAt,
    createdAt: now,
  });
  context.emit({ type: "api_key.created", subject: { type: "api_key", id }, data: { name: key.name } });
  return { row, text };
}
