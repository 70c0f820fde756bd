/** What is written and pressed in our own chat with an API key has the key's rights, not all of its member's. */
import { builtInDeliverySchema } from "@eureka/contracts/built-in-delivery";
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { LoadedConnection } from "../connections/index.ts";

/** The API key with which an event was caused; null for a person, and for what has no keys of ours. */
export function keyBehind({ actor }: Pick<EventEnvelope, "actor">): Id<"api_key"> | null {
  return actor.type === "api_key" ? actor.id : null;
}

/** The same of a stored delivery: one of our own chat carries its event. */
export function keyBehindDelivery({ connector }: LoadedConnection, body: Uint8Array): Id<"api_key"> | null {
  if (connector !== builtInConnectorName) return null;
  return keyBehind(builtInDeliverySchema.parse(JSON.parse(Buffer.from(body).toString("utf8"))).event);
}
