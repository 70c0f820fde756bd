import type { APIDMChannel } from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";

/** The direct conversation with a person; opening it again gives the same one. */
export async function openDirectChannel(client: DiscordClient, platformUserId: string): Promise<string> {
  const body = { recipient_id: platformUserId };
  return (await client.call<APIDMChannel>("POST", "/users/@me/channels", { body })).id;
}
