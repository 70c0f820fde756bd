/** Who the people of a workspace are. */
import type { ConnectorTools, DirectoryCapability, Page, PageRequest } from "@eureka/connector-sdk";
import type { PlatformPerson } from "@eureka/contracts/people";
import { z } from "zod";
import { nextCursorOf, pageArguments } from "./chat-read.ts";
import { createSlackClient, type SlackClient } from "./client.ts";
import { personOf } from "./messages.ts";
import { readTeamPage } from "./team-pages.ts";
import { wireUserSchema } from "./wire.ts";

const usersSchema = z.looseObject({
  members: z.array(wireUserSchema).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().nullish() }).nullish(),
});
const userSchema = z.looseObject({ user: wireUserSchema });

export function listPeople(
  slack: SlackClient,
  page: PageRequest,
  { withDeparted }: { readonly withDeparted: boolean },
): Promise<Page<PlatformPerson>> {
  return readTeamPage(slack, page, async (request, team) => {
    const answer = await slack.call("users.list", { ...team, ...pageArguments(request) }, usersSchema);
    const people = withDeparted ? answer.members : answer.members.filter(({ deleted }) => !deleted);
    return { entries: people.map(personOf), nextCursor: nextCursorOf(answer) };
  });
}

export async function getPerson(slack: SlackClient, platformUserId: string): Promise<PlatformPerson> {
  const { user } = await slack.call("users.info", { user: platformUserId }, userSchema);
  return personOf(user);
}

/** Makes the directory capability of one connection. */
export function createSlackDirectory(tools: ConnectorTools): DirectoryCapability {
  const slack = createSlackClient(tools);
  return {
    listPeople: (page) => listPeople(slack, page, { withDeparted: true }),
    getPerson: (platformUserId) => getPerson(slack, platformUserId),
  };
}
