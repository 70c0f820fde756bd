/** Keeps what a person granted, for the account over there that turned out to be hers. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { sealTokens } from "../connection-tokens.ts";
import { markInstallFinished } from "../installs/installs.store.ts";
import { announceMandate } from "./announce-mandate.ts";
import type { ExchangedMandate } from "./exchange-mandate.ts";
import { upsertMandate } from "./mandates.store.ts";

export async function keepMandate(
  context: Context,
  { stateHash, connection, granted, grantedAt }: ExchangedMandate,
  {
    externalIdentityId,
    memberId,
  }: { readonly externalIdentityId: Id<"external_identity">; readonly memberId: Id<"member"> },
): Promise<void> {
  const { tokens, tokenExpiresAt } = await sealTokens(context, externalIdentityId, granted, { grantedAt });
  const given = { externalIdentityId, connectionId: connection.id, memberId };
  await upsertMandate(context.transaction, { ...given, tokens, tokenExpiresAt, givenAt: grantedAt });
  await markInstallFinished(context.transaction, stateHash, context.clock.now());
  await announceMandate(context, given, "given");
}
