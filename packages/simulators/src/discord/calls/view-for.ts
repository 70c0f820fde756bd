import type { MessageView } from "../wire/message-json.ts";
import type { Application } from "../world/application.ts";

/** How an application reads messages through calls: without the intent for content they are blank there too. */
export function viewFor({ id, bot, privilegedIntents }: Application): MessageView {
  return { listener: { applicationId: id, seesContent: privilegedIntents.has("messageContent") }, viewerId: bot.id };
}
