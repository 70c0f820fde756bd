import type { Id } from "@eureka/contracts/ids";
import type { Application } from "../operations/index.ts";
import { remember } from "./connection-memory.ts";
import { chatOf } from "./installed-connector.ts";
import { recallConnection } from "./load-connection.ts";

interface Asked {
  readonly organizationId: Id<"organization">;
  readonly connectionId: Id<"connection">;
  readonly platformChannelId: string;
}

/** The platform that delivered waits for our answer meanwhile. */
const patienceMilliseconds = 1_500;

/**
 * Whether a connection is in a channel of its platform, which is asked every few seconds at the most: so long somebody who was taken out may
 * still hear what is said. Throws `ConnectorError`, and what `chatOf` throws.
 */
export function isInChannel(application: Application, asked: Asked): Promise<boolean> {
  const { organizationId, connectionId, platformChannelId } = asked;
  const { ports } = application;
  return remember(ports, ["in-channel", organizationId, connectionId, platformChannelId], async () => {
    const connection = await recallConnection({ ports, organizationId }, connectionId);
    const chat = chatOf(application, connection, { priority: "interactive", patienceMilliseconds });
    return (await chat.isInChannel?.(platformChannelId)) ?? false;
  });
}
