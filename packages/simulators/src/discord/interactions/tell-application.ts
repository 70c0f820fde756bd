import type { EventSender, SentEvent } from "../../platform/index.ts";
import type { Application } from "../world/application.ts";
import type { World } from "../world/world.ts";
import { signRequest } from "./sign-request.ts";

export type ApplicationEvent = "APPLICATION_AUTHORIZED" | "APPLICATION_DEAUTHORIZED";

/** Sends a webhook event to an application that subscribed to its kind; null when it did not, or a fault swallowed it. */
export async function tellApplication(
  world: World,
  sender: EventSender,
  application: Application,
  type: ApplicationEvent,
  data: Readonly<Record<string, unknown>>,
): Promise<SentEvent | null> {
  const { eventWebhooksUrl, eventWebhooksStatus, eventWebhooksTypes } = application;
  if (!eventWebhooksUrl || eventWebhooksStatus !== 2 || !eventWebhooksTypes.includes(type)) return null;
  const timestamp = new Date(world.now()).toISOString().replace("Z", "000");
  const payload = { version: 1, application_id: application.id, type: 1, event: { type, timestamp, data } };
  return await sender.send(type, () => signRequest(application, eventWebhooksUrl, payload, world.now()));
}
