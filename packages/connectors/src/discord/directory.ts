/** Who the people of a guild are. */
import type { DirectoryCapability } from "@eureka/connector-sdk";
import type { DiscordClient } from "./client.ts";
import { getMember, listMembers } from "./members.ts";

export function createDiscordDirectory(client: DiscordClient): DirectoryCapability {
  return {
    listPeople: (page) => listMembers(client, page),
    getPerson: (platformUserId) => getMember(client, platformUserId),
  };
}
