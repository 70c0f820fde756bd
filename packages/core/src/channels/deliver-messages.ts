/** Messages and people in the words of platforms, as connectors and deliveries show them. */
import type { DeliveredChannel, DeliveredMessage } from "@eureka/contracts/built-in-delivery";
import { builtInOurselves } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformFile } from "@eureka/contracts/universal-event";
import { findFiles } from "../files/index.ts";
import type { Context } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import type { ReadMessage } from "./message-pages.store.ts";
import { type ChatPerson, selectPeople } from "./people.store.ts";

/** Eureka itself, as the author of messages. */
const ourselves: PlatformPerson = { platformUserId: builtInOurselves, displayName: "Eureka", isBot: true };

export function toPlatformPerson({ id, name }: Pick<ChatPerson, "id" | "name">): PlatformPerson {
  return { platformUserId: id, displayName: name, isBot: false };
}

export function toDeliveredChannel({ id, name, kind }: Pick<ChannelRow, "id" | "name" | "kind">): DeliveredChannel {
  return { id, name, kind };
}

/** Completes messages with the names of people and files. For the system, which may read them all. */
export async function deliverMessages(
  context: Context,
  read: readonly Pick<ReadMessage, "message" | "fileIds">[],
): Promise<DeliveredMessage[]> {
  const people = await namePeople(
    context,
    read.flatMap(({ message }) => [message.authorMemberId, ...message.mentionedMemberIds]),
  );
  const files = await findDeliveredFiles(
    context,
    read.flatMap(({ fileIds }) => fileIds),
  );
  return read.map((each) => toDeliveredMessage(each, people, files));
}

/** A message with what its ids stand for. */
export function toDeliveredMessage(
  { message, fileIds }: Pick<ReadMessage, "message" | "fileIds">,
  people: Naming,
  files: ReadonlyMap<Id<"file">, PlatformFile>,
): DeliveredMessage {
  return {
    id: message.id,
    channelId: message.channelId,
    threadId: message.threadId,
    author: message.authorMemberId ? people(message.authorMemberId) : ourselves,
    text: message.text,
    mentions: message.mentionedMemberIds.map(people),
    // A file can have gone with its own workspace; the message is still one.
    files: fileIds.flatMap((id) => files.get(id) ?? []),
    postedAt: message.createdAt.toISOString(),
  };
}

/** What is told of files, by their ids. */
export async function findDeliveredFiles(
  context: Context,
  ids: readonly Id<"file">[],
): Promise<ReadonlyMap<Id<"file">, PlatformFile>> {
  const files = await findFiles(context, [...new Set(ids)]);
  return new Map(
    files.map(({ id, name, mediaType, size }) => [id, { platformFileId: id, name, mediaType, sizeBytes: size }]),
  );
}

/** A member as a person of the platform; somebody who is not there is shown by his id. */
export type Naming = (id: Id<"member">) => PlatformPerson;

export function nameAs(people: readonly Pick<ChatPerson, "id" | "name">[]): Naming {
  const byId = new Map(people.map((person) => [person.id, toPlatformPerson(person)]));
  return (id) => byId.get(id) ?? { platformUserId: id, isBot: false };
}

/** Looks names up in one query. */
async function namePeople(
  context: Pick<Context, "transaction">,
  ids: readonly (Id<"member"> | null)[],
): Promise<Naming> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return nameAs(await selectPeople(context.transaction, wanted));
}
