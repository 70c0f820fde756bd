/** What the people of a connected board are called over there. */
import { readAllPages } from "@eureka/connector-sdk";
import type { Place } from "./load-place.ts";

export async function readNames({ tracker, connectedBoard }: Place): Promise<ReadonlyMap<string, string>> {
  const { platformBoardId } = connectedBoard;
  const names = new Map<string, string>();
  for await (const person of readAllPages((page) => tracker.listMembers({ ...page, platformBoardId, limit: 100 })))
    if (person.displayName !== undefined) names.set(person.platformUserId, person.displayName);
  return names;
}
