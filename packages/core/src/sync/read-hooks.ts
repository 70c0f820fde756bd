/** The webhooks of a connection's token, as its platform lists them now. */
import { ConnectorError, type HooksCapability, type PlatformHook } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { PlatformHookFacts } from "@eureka/contracts/platform-hook";
import {
  explainConnectorError,
  findDeliveryConnections,
  findInstalledConnector,
  holdsOverOrganization,
  hookPathOf,
  type LoadedConnection,
  loadConnection,
} from "../connections/index.ts";
import type { PreparationContext } from "../operations/index.ts";
import { classifyHook, type HookFacts, keyOf } from "./classify-hooks.ts";
import { selectConnectedBoardsOf } from "./connected-boards.store.ts";
import { hooksOf } from "./tracker-of.ts";

export interface HooksAtPlatform {
  readonly connection: LoadedConnection;
  readonly capability: HooksCapability;
  readonly hooks: readonly PlatformHook[];
  readonly facts: HookFacts;
}

export type HookPermission = "connection:read" | "connection:update";

/**
 * Null for a connection that is not there, or for somebody who may not ask: the transaction refuses them properly. An error waits
 * until then too.
 */
export async function askForHooks(
  preparation: PreparationContext,
  id: Id<"connection">,
  permission: HookPermission,
): Promise<HooksAtPlatform | EurekaError | null> {
  const { principal, ports, application } = preparation;
  if (!principal || !holdsOverOrganization(principal, permission)) return null;
  const found = await ports.database.withOrganization(principal.organizationId, async (transaction) => {
    const connection = await loadConnection({ transaction }, id).catch(nullIfMissing);
    if (!connection) return null;
    const boards = await selectConnectedBoardsOf(transaction, id);
    return { connection, boards, hookPath: await hookPathOf({ transaction }, id) };
  });
  if (!found) return null;
  const { connection, boards, hookPath } = found;
  try {
    const capability = hooksOf(application, connection);
    if (!capability || hookPath === null)
      return new EurekaError("connection.no_hooks", { connector: connection.title });
    const hooks = await capability.list();
    const { publicUrl } = ports.settings;
    const ourPrefix = `/hooks/${connection.connector}/`;
    const keys = new Set(hooks.flatMap(({ callbackUrl }) => keyOf(callbackUrl, { publicUrl, ourPrefix }) ?? []));
    const deadKeys = new Set<string>();
    for (const key of keys) {
      const identity = { kind: "path_key", key } as const;
      const owners = await findDeliveryConnections(ports, connection.connector, identity);
      if (owners.length === 0) deadKeys.add(key);
    }
    const { earlierPaths = [] } = findInstalledConnector(ports, connection.connector).connector;
    const byPlatform = new Map(boards.map(({ platformBoardId, boardId }) => [platformBoardId, boardId]));
    const facts = { publicUrl, hookPath, ourPrefix, earlierPaths, boards: byPlatform, deadKeys };
    return { connection, capability, hooks, facts };
  } catch (error) {
    return toEurekaError(error, connection);
  }
}

/** What the platform said, as the error of the operation; anything that is no answer of a platform is thrown on. */
export function toEurekaError(error: unknown, { title }: Pick<LoadedConnection, "title">): EurekaError {
  if (error instanceof EurekaError) return error;
  const explained =
    error instanceof ConnectorError ? explainConnectorError(error, title, "connection.platform_refused") : error;
  if (explained instanceof EurekaError) return explained;
  throw explained;
}

function nullIfMissing(error: unknown): null {
  if (error instanceof EurekaError && error.kind === "not_found") return null;
  throw error;
}

/** Throws what was found out before the rights were checked. */
export function assertAsked(asked: HooksAtPlatform | EurekaError | null | undefined): HooksAtPlatform {
  if (!asked) throw new Error("a connection that is there was not asked");
  if (asked instanceof EurekaError) throw asked;
  return asked;
}

export function viewHooks({ hooks, facts }: HooksAtPlatform): PlatformHookFacts[] {
  return hooks.map((hook) => classifyHook(hook, facts));
}
