import { itemEffects } from "../item-effects.ts";
import type { LoadKind, Tenant } from "../load-kind.ts";

/** `/eureka new` in the built-in chat: the message becomes a work item, and its card stands in the thread. */
export const commandInChat: LoadKind = {
  name: "message.post",
  weight: 30,
  repeatable: "key",
  async prepare(_tenant, call) {
    const { data } = (await call("GET", "/api/v2/channels")) as { data: readonly { id: string }[] };
    return data[0]?.id;
  },
  request: ({ tenant, marker }) => ({
    method: "POST",
    path: "/api/v2/messages",
    // A second line keeps the first one as it is: nothing is parsed out of it.
    body: { channelId: channelOf(tenant), text: textOf(marker) },
  }),
  effects: ({ tenant, marker }, snapshot) => {
    const organization = snapshot.of(tenant.organizationId);
    const messages = organization.messagesByText.get(textOf(marker)) ?? [];
    const posted = messages.flatMap(({ id }) => organization.eventsOf(id, "message.posted"));
    const replies = messages.flatMap(({ id }) => organization.outgoing.filter((sent) => sent.thread === id));
    const { item, event, "audit record": audits } = itemEffects(organization, marker, "work_item.capture");
    return {
      message: messages.length,
      "event of the message": posted.filter(({ position }) => position !== null).length,
      "audit record of the message": posted.flatMap((each) => organization.auditsOf(each.correlationId, "message.post"))
        .length,
      item: item ?? 0,
      event: event ?? 0,
      "audit record": audits ?? 0,
      "journaled reply": replies.length,
      "reply in the thread": messages.flatMap(({ id }) => organization.repliesTo(id)).length,
    };
  },
};

function channelOf(tenant: Tenant): string {
  return tenant.prepared[commandInChat.name] as string;
}

function textOf(marker: string): string {
  return `/eureka new ${marker}\nFound while everything was killed.`;
}
