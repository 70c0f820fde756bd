/** The tokens of a connection, as they are given out and renewed. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { Application } from "../../operations/index.ts";
import { changeConnectionState } from "../change-connection-state.ts";
import { sealTokens } from "../connection-tokens.ts";
import { notifyConnectionChange } from "../connections.store.ts";
import { connectorOf } from "../installed-connector.ts";
import { type LoadedConnection, loadConnection } from "../load-connection.ts";
import { type Access, readAccess, recallAccess } from "./access.ts";
import { applicationBaseUrl } from "./base-url.ts";
import { requestTokens } from "./request-tokens.ts";
import type { HeldTokens, TokenHolder } from "./token-holder.ts";
import { claimRefresh, keepRefreshed, releaseRefresh } from "./tokens.store.ts";
import { trafficRuntime } from "./traffic-runtime.ts";

type ConnectionTokens = Access & HeldTokens;

export function connectionTokensOf(
  { ports }: Application,
  connection: LoadedConnection,
): TokenHolder<ConnectionTokens> {
  const { id, organizationId } = connection;
  return {
    organizationId,
    key: id,
    recall: async () => holdAccess(await recallAccess(ports, connection)),
    read: async () => holdAccess(await readAccess(ports, connection)),
    claim: (transaction, claim) => claimRefresh(transaction, id, claim),
    release: (transaction, generation) => releaseRefresh(transaction, id, generation),

    async ask(access) {
      const { connector } = connectorOf(ports, connection);
      const { auth } = connector;
      const refreshToken = access.tokens?.refreshToken;
      if (auth.kind !== "oauth2" || !refreshToken) throw refused("The platform gave nothing to renew the token with");
      if (!access.application) throw refused("The organization's application for this platform is not set");
      const runtime = trafficRuntime(ports);
      const answer = await requestTokens({
        fetch: runtime.calls.watch(connection, runtime.fetch),
        clock: ports.clock,
        auth,
        application: { ...access.application, baseUrl: applicationBaseUrl(connector, access.application) },
        request: { kind: "refresh", refreshToken },
        parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
      });
      return auth.readTokens(answer);
    },

    async keep(context, access, granted) {
      const grantedAt = ports.clock.now();
      const before = access.tokens ? { before: access.tokens } : {};
      const columns = await sealTokens(context, id, granted, { grantedAt, ...before });
      // A platform need not repeat the scopes that stay what they were (RFC 6749 section 5.1).
      const { row } = await loadConnection(context, id);
      const scopes = columns.scopes.length > 0 ? columns.scopes : row.scopes;
      if (await keepRefreshed(context.transaction, id, access.tokenGeneration, { ...columns, scopes })) {
        await notifyConnectionChange(context.transaction, id);
      }
    },

    async end(context, generation) {
      const present = await loadConnection(context, id, { lock: true });
      await releaseRefresh(context.transaction, id, generation);
      // Somebody may have connected it anew meanwhile.
      const isSame = present.row.tokenGeneration === generation;
      if (isSame && isStanding(present.state)) await changeConnectionState(context, present, "needs_reauth");
    },
  };
}

function holdAccess(access: Access): ConnectionTokens {
  return { ...access, isStanding: isStanding(access.state) };
}

function isStanding(state: Access["state"]): boolean {
  return state === "active" || state === "paused";
}

function refused(message: string): ConnectorError {
  return new ConnectorError("unauthorized", message);
}
