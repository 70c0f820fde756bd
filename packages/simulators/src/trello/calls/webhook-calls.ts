import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { call, type Desk } from "../define-call.ts";
import { drawWebhook } from "../draw/draw-webhook.ts";
import type { Caller, Webhook } from "../model.ts";
import { resourceNotFound } from "../refusal.ts";
import * as schema from "../schemas.ts";

const webAddress = z.url({ protocol: /^https?$/ });

const newWebhook = {
  idModel: schema.id,
  callbackURL: webAddress,
  description: schema.text.optional(),
  active: schema.flag.optional(),
};

/** Webhooks belong to the token that made them: no other one sees them. */
export function webhookCalls({ world, webhooks }: Desk): AnyPlatformCall<Caller>[] {
  const find = (id: string, { token }: Caller): Webhook => {
    const webhook = world.webhooks.get(id);
    if (!webhook || webhook.idToken !== token.id) throw resourceNotFound();
    return webhook;
  };
  const create = (path: string) =>
    call({
      method: "POST",
      path,
      params: newWebhook,
      malformed: { query: { callbackURL: "https://eureka.example/hooks" } },
      async run({ params, caller }) {
        const { description = "", active = true } = params;
        return drawWebhook(await webhooks.create(caller, { ...params, description, active }));
      },
    });
  return [
    create("/webhooks/"),
    create("/webhooks"),
    call({
      method: "GET",
      path: "/webhooks/{id}",
      run: ({ part, caller }) => drawWebhook(find(part("id"), caller)),
    }),
    call({
      method: "PUT",
      path: "/webhooks/{id}",
      params: {
        idModel: schema.id.optional(),
        callbackURL: webAddress.optional(),
        description: schema.text.optional(),
        active: schema.flag.optional(),
      },
      malformed: { query: { active: "perhaps" } },
      run: async ({ params, part, caller }) => drawWebhook(await webhooks.update(find(part("id"), caller), params)),
    }),
    call({
      method: "DELETE",
      path: "/webhooks/{id}",
      run({ part, caller }) {
        world.webhooks.delete(find(part("id"), caller).id);
        return { _value: null };
      },
    }),
  ];
}
