/** The members whom a text mentions. */
import type { Id } from "@eureka/contracts/ids";
import { messageLimits } from "@eureka/contracts/message";
import { findHandles, findMembersByHandle } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import { selectJoined, selectPeople } from "./people.store.ts";

/** Who is mentioned by handle. In a channel that is not public only its members count: others must not learn of it. */
export async function findMentions(
  context: Context,
  channel: Pick<ChannelRow, "id" | "kind">,
  text: string,
): Promise<Id<"member">[]> {
  const handles = findHandles(text, messageLimits.mentions);
  if (handles.length === 0) return [];
  const members = await findMembersByHandle(context, handles);
  return onlyInsiders(
    context,
    channel,
    [...members.values()].map(({ id }) => id),
  );
}

const platformMention = /<@(mem_[0-7][0-9a-hjkmnp-tv-z]{25})>/g;

/** A text in the words of connectors, where a mention is `<@id>`: who is mentioned, and the text with their handles. */
export async function readPlatformMentions(
  context: Context,
  channel: Pick<ChannelRow, "id" | "kind">,
  text: string,
): Promise<{ readonly text: string; readonly mentioned: Id<"member">[] }> {
  const ids = [...text.matchAll(platformMention)].map(([, id]) => id as Id<"member">);
  if (ids.length === 0) return { text, mentioned: [] };
  const people = await selectPeople(context.transaction, [...new Set(ids)].slice(0, messageLimits.mentions));
  const handles = new Map(people.map(({ id, handle }) => [id as string, handle]));
  const mentioned = await onlyInsiders(
    context,
    channel,
    people.map(({ id }) => id),
  );
  const written = text.replace(platformMention, (whole, id: string) =>
    handles.has(id) ? `@${handles.get(id)}` : whole,
  );
  return { text: written, mentioned };
}

async function onlyInsiders(
  context: Context,
  channel: Pick<ChannelRow, "id" | "kind">,
  ids: readonly Id<"member">[],
): Promise<Id<"member">[]> {
  if (channel.kind === "public") return [...ids];
  const joined = await selectJoined(context.transaction, channel.id, ids);
  return ids.filter((id) => joined.has(id));
}
