import { cleanText } from "@eureka/connector-sdk";
import type { PlatformPerson } from "@eureka/contracts/people";

/** The longest name that a person may have in neutral words. */
const longestName = 255;

/** Trello has no accounts for programs: what an application does, it does as a member. */
export function personOf({
  id,
  fullName,
}: {
  readonly id: string;
  readonly fullName?: string | null | undefined;
}): PlatformPerson {
  const displayName = cleanText(fullName ?? "", longestName);
  return { platformUserId: id, isBot: false, ...(displayName !== "" && { displayName }) };
}
