/** Discord's users and members as people. */
import { cleanText } from "@eureka/connector-sdk";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { WireMember, WireUser } from "./wire.ts";

const longestName = 255;

/** The name is the one that the guild sees: the nickname, else the display name, else the user name. */
export function personOf(user: WireUser, member?: WireMember | null): PlatformPerson {
  const displayName = cleanText(member?.nick || user.global_name || user.username || "", longestName);
  return {
    platformUserId: user.id,
    ...(displayName !== "" && { displayName }),
    isBot: Boolean(user.bot || user.system),
  };
}
