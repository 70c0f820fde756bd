/** The connections on which people may let us write in their names, and how that of a member stands. */

import type { Id } from "@eureka/contracts/ids";
import type { Mandate } from "@eureka/contracts/mandate";
import type { Context } from "../../operations/index.ts";
import { selectConnections } from "../connections.store.ts";
import { findInstalledConnector } from "../installed-connector.ts";
import { selectMandatesBy } from "./mandates.store.ts";

/** More connections than an organization has. */
const mostConnections = 500;

export async function listMandatesOf(context: Context, memberId: Id<"member">): Promise<Mandate[]> {
  const { transaction, ports } = context;
  const given = await selectMandatesBy(transaction, memberId);
  const standing = await selectConnections(transaction, { after: null, limit: mostConnections });
  return standing.flatMap(({ id, connector: name, title }) => {
    if (!ports.connectors.has(name)) return [];
    const { auth } = findInstalledConnector(ports, name).connector;
    if (auth.kind !== "oauth2" || !auth.mandate) return [];
    const found = given.find(({ connectionId }) => connectionId === id);
    const { state = "none", externalIdentityId = null } = found ?? {};
    return [{ connectionId: id, connector: name, title, state, externalIdentityId }];
  });
}
