/** Messages and people in the words of platforms, as connectors and deliveries show them. */
import type { DeliveredChannel, DeliveredMessage } from "@eureka/contracts/built-in-delivery";
import { builtInOurselves } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import type { PlatformPerson } from "@eureka/contracts/people";
import { findFiles } from "../files/index.ts";
import type { Context } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import type { ReadMessage } from "./message-pages.store.ts";
import { type ChatPerson, selectPeople } from "./people.store.ts";

/** Eureka itself, as the author of messages. */
const ourselves: PlatformPerson = { platformUserId: builtInOurselves, displayName: "Eureka", isBot: true };

export function toPlatformPerson({ id, name }: ChatPerson): PlatformPerson {
  return { platformUserId: id, displayName: name, isBot: false };
}

export function toDeliveredChannel({ id, name, kind }: ChannelRow): DeliveredChannel {
  return { id, name, kind };
}

/** Completes messages with the names of people and files. For the system, which may read them all. */
export async function deliverMessages(context: Context, read: readonly ReadMessage[]): Promise<DeliveredMessage[]> {
  const people = await namePeople(
    context,
    read.flatMap(({ message }) => [message.authorMemberId, ...message.mentionedMemberIds]),
  );
  // A file can have gone with its own workspace; the message is still one.
  const files = await findFiles(context, [...new Set(read.flatMap(({ fileIds }) => fileIds))]);
  const filesById = new Map(files.map((file) => [file.id, file]));
  return read.map(({ message, fileIds }) => ({
    id: message.id,
    channelId: message.channelId,
    threadId: message.threadId,
    author: message.authorMemberId ? people(message.authorMemberId) : ourselves,
    text: message.text,
    mentions: message.mentionedMemberIds.map(people),
    files: fileIds.flatMap((id) => {
      const file = filesById.get(id);
      return file ? [{ platformFileId: id, name: file.name, mediaType: file.mediaType, sizeBytes: file.size }] : [];
    }),
    postedAt: message.createdAt.toISOString(),
  }));
}

/** Looks names up in one query; somebody who is not there is shown by his id. */
export async function namePeople(
  context: Pick<Context, "transaction">,
  ids: readonly (Id<"member"> | null)[],
): Promise<(id: Id<"member">) => PlatformPerson> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await selectPeople(context.transaction, wanted);
  const byId = new Map(people.map((person) => [person.id, toPlatformPerson(person)]));
  return (id) => byId.get(id) ?? { platformUserId: id, isBot: false };
}
