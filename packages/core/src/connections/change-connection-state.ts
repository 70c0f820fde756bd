/** Every change of a connection's state. */
import { builtInConnectorName, type ConnectionState } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { Context } from "../operations/index.ts";
import { announceConnectionChange } from "./announce-connection-change.ts";
import { type ConnectionRow, updateConnectionRow } from "./connections.store.ts";
import type { ConnectionTarget } from "./load-connection.ts";
import { deleteMandatesOf } from "./mandates/mandates.store.ts";
import { queueMandateRevocation } from "./mandates/revoke-mandate.ts";

const happenings = {
  active: "resumed",
  paused: "paused",
  needs_reauth: "needs_reauth",
  removed: "removed",
} as const satisfies Record<ConnectionState, string>;

/** What is removed keeps nothing that could be used. */
const nothingLeft = {
  secrets: null,
  secretNames: [],
  pathKey: null,
  tokens: null,
  tokenExpiresAt: null,
  refreshLeaseUntil: null,
  refreshAttempts: 0,
  unreachableSince: null,
};

/** Puts a connection into a state; one that is in it already stays as it is. Throws `connection.built_in`. */
export async function changeConnectionState(
  context: Context,
  { id, connector, row }: ConnectionTarget,
  state: ConnectionState,
): Promise<ConnectionRow> {
  if (connector === builtInConnectorName) throw new EurekaError("connection.built_in", { id });
  if (row.state === state) return row;
  const forget = state === "removed" ? nothingLeft : {};
  const changed = await updateConnectionRow(context.transaction, id, {
    ...forget,
    state,
    updatedAt: context.clock.now(),
  });
  if (state === "removed")
    for (const ended of await deleteMandatesOf(context.transaction, id)) queueMandateRevocation(context, ended);
  await announceConnectionChange(context, row, happenings[state], { state: { from: row.state, to: state } });
  return changed ?? row;
}
