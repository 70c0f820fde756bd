/** The tokens of a person's mandate, as they are given out and renewed. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { Application, Transaction } from "../../operations/index.ts";
import { remember } from "../connection-memory.ts";
import { openTokens, sealTokens } from "../connection-tokens.ts";
import { notifyConnectionChange } from "../connections.store.ts";
import type { LoadedConnection } from "../load-connection.ts";
import type { HeldTokens, TokenHolder } from "../traffic/token-holder.ts";
import { loseMandate } from "./lose-mandate.ts";
import { openMandateEndpoint } from "./mandate-endpoint.ts";
import { claimMandateRefresh, keepMandateRefreshed, releaseMandateRefresh, selectMandate } from "./mandates.store.ts";

const nothing: HeldTokens = { tokens: null, tokenExpiresAt: null, tokenGeneration: 0, isStanding: false };

export function mandateTokensOf(
  application: Application,
  connection: LoadedConnection,
  personId: Id<"external_identity">,
): TokenHolder<HeldTokens> {
  const { ports } = application;
  const { organizationId } = connection;
  const inOrganization = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
    ports.database.withOrganization(organizationId, work, { readOnly: true });

  async function read(): Promise<HeldTokens> {
    const row = await inOrganization((transaction) => selectMandate(transaction, personId));
    if (row?.connectionId !== connection.id) return nothing;
    const { tokenExpiresAt, tokenGeneration, state } = row;
    const tokens = await openTokens(ports, { organizationId, id: personId }, row.tokens);
    return { tokens, tokenExpiresAt, tokenGeneration, isStanding: state === "given" };
  }

  return {
    organizationId,
    key: personId,
    read,
    recall: () => remember(ports, ["mandate", organizationId, personId], read),
    claim: (transaction, claim) => claimMandateRefresh(transaction, personId, claim),
    release: (transaction, generation) => releaseMandateRefresh(transaction, personId, generation),

    async ask({ tokens }) {
      if (!tokens?.refreshToken) throw refused("The platform gave nothing to renew the token with");
      const endpoint = await openMandateEndpoint(application, connection);
      if (!endpoint) throw refused("The organization's application for this platform is not set");
      return endpoint.renew(tokens.refreshToken);
    },

    async keep(context, held, granted) {
      const before = held.tokens ? { before: held.tokens } : {};
      const columns = await sealTokens(context, personId, granted, { grantedAt: ports.clock.now(), ...before });
      if (await keepMandateRefreshed(context.transaction, personId, held.tokenGeneration, columns))
        await notifyConnectionChange(context.transaction, connection.id);
    },

    end: (context, generation) => loseMandate(context, personId, generation),
  };
}

function refused(message: string): ConnectorError {
  return new ConnectorError("unauthorized", message);
}
