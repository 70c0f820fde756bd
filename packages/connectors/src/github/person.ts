import { cleanText } from "@eureka/connector-sdk";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { GitHubUser } from "./wire.ts";

/** The longest name that a person may have in neutral words. */
const longestName = 255;

/** What GitHub shows in place of somebody whose account is gone. */
const ghost: GitHubUser = { id: 10_137, login: "ghost", type: "User" };

/** By the id, which no renaming changes. */
export function personOf(user: GitHubUser | null | undefined): PlatformPerson {
  const { id, login, type } = user ?? ghost;
  return { platformUserId: String(id), displayName: cleanText(login, longestName), isBot: type === "Bot" };
}
