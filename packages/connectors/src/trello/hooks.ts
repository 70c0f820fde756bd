/** Trello's webhooks: each watches one model, and belongs to the token that made it. */
import type { HooksCapability, PlatformHook } from "@eureka/connector-sdk";
import { z } from "zod";
import { part, type TrelloClient } from "./client.ts";
import { webhookSchema } from "./wire.ts";

export function createTrelloHooks(client: TrelloClient): HooksCapability {
  const listWebhooks = async () =>
    client.get(`/tokens/${part(await client.readToken())}/webhooks`, z.array(webhookSchema));
  return {
    async register({ watchedId, callbackUrl }) {
      // Trello refuses a second one of the same kind, and keeps one that it switched off.
      const known = (await listWebhooks()).find(
        (hook) => hook.idModel === watchedId && hook.callbackURL === callbackUrl,
      );
      if (known?.active) return readHook(known);
      if (known)
        return readHook(await client.send("PUT", `/webhooks/${part(known.id)}`, { active: true }, webhookSchema));
      const wish = { idModel: part(watchedId), callbackURL: callbackUrl, description: "Eureka" };
      return readHook(await client.send("POST", "/webhooks/", wish, webhookSchema));
    },
    // Trello asks an address that it is given, also when it is the one that it has.
    async check({ platformHookId, callbackUrl }) {
      const wish = { callbackURL: callbackUrl, active: true };
      return readHook(await client.send("PUT", `/webhooks/${part(platformHookId)}`, wish, webhookSchema));
    },
    list: async () => (await listWebhooks()).map(readHook),
    remove: (platformHookId) => client.remove(`/webhooks/${part(platformHookId)}`),
  };
}

function readHook({ id, idModel, callbackURL, active }: z.infer<typeof webhookSchema>): PlatformHook {
  return { platformHookId: id, watchedId: idModel, callbackUrl: callbackURL, active };
}
