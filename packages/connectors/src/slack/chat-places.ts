/** Channels and the people in them. */
import { ConnectorError, type Page, type PageRequest } from "@eureka/connector-sdk";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformChannel } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { nextCursorOf, pageArguments } from "./chat-read.ts";
import { anyAnswer, type SlackClient } from "./client.ts";
import { getPerson, listPeople } from "./directory.ts";
import { succeedOn } from "./errors.ts";
import { channelOf } from "./messages.ts";
import { readTeamPage } from "./team-pages.ts";

const metadataSchema = z.looseObject({ next_cursor: z.string().nullish() }).nullish();
const channelsSchema = z.looseObject({
  channels: z
    .array(
      z.looseObject({
        id: z.string().min(1),
        name: z.string().nullish(),
        is_private: z.boolean().nullish(),
        is_mpim: z.boolean().nullish(),
      }),
    )
    .default([]),
  response_metadata: metadataSchema,
});
const membersSchema = z.looseObject({
  members: z.array(z.string().min(1)).default([]),
  response_metadata: metadataSchema,
});

/** Public channels, and the private ones that we are in; archived ones are left out. */
export function listChannels(slack: SlackClient, page: PageRequest): Promise<Page<PlatformChannel>> {
  return readTeamPage(slack, page, async (request, team) => {
    const wanted = { types: "public_channel,private_channel", exclude_archived: true };
    const answer = await slack.call(
      "conversations.list",
      { ...wanted, ...team, ...pageArguments(request) },
      channelsSchema,
    );
    const entries = answer.channels.map(({ id, name, is_private, is_mpim }) =>
      channelOf(id, is_mpim ? "mpim" : is_private ? "group" : "channel", name),
    );
    return { entries, nextCursor: nextCursorOf(answer) };
  });
}

const membershipSchema = z.looseObject({ channel: z.looseObject({ is_member: z.boolean().nullish() }) });

export async function isInChannel(slack: SlackClient, platformChannelId: string): Promise<boolean> {
  try {
    const { channel } = await slack.call("conversations.info", { channel: platformChannelId }, membershipSchema);
    return channel.is_member === true;
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "not_found") return false;
    throw error;
  }
}

/** Slack names only the ids of a channel's members: each person is asked for, so pages are small. */
const mostMembersOnPage = 30;

export async function listMembers(
  slack: SlackClient,
  { platformChannelId, ...page }: PageRequest & { readonly platformChannelId?: string },
): Promise<Page<PlatformPerson>> {
  if (platformChannelId === undefined) return listPeople(slack, page, { withDeparted: false });
  const limit = Math.min(page.limit ?? mostMembersOnPage, mostMembersOnPage);
  const place = { channel: platformChannelId, ...pageArguments({ ...page, limit }) };
  const answer = await slack.call("conversations.members", place, membersSchema);
  const entries: PlatformPerson[] = [];
  for (const id of answer.members) entries.push(await getPerson(slack, id));
  return { entries, nextCursor: nextCursorOf(answer) };
}

/** Gives the token back; with its last token the application is gone from the workspace. */
export function leaveWorkspace(slack: SlackClient): Promise<void> {
  const gone = ["token_revoked", "invalid_auth", "account_inactive", "token_expired", "not_authed"];
  return succeedOn(gone, () => slack.call("auth.revoke", {}, anyAnswer));
}
