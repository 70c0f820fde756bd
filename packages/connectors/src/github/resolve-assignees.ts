/** People by their ids: GitHub's issues take logins, which change. */
import { ConnectorError } from "@eureka/connector-sdk";
import { type GitHubClient, part } from "./client.ts";
import { type GitHubUser, userSchema } from "./wire.ts";

/** Throws "invalid" for somebody whom GitHub does not know. `known` are people whose login is at hand already. */
export async function resolveAssignees(
  client: GitHubClient,
  ids: readonly string[],
  known: readonly GitHubUser[],
): Promise<string[]> {
  const logins: string[] = [];
  for (const id of new Set(ids)) {
    const user = known.find((candidate) => String(candidate.id) === id) ?? (await findUser(client, id));
    logins.push(user.login);
  }
  return logins;
}

async function findUser(client: GitHubClient, id: string): Promise<GitHubUser> {
  try {
    return await client.get(`/user/${part(id)}`, userSchema);
  } catch (error) {
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
    throw new ConnectorError("invalid", "GitHub knows nobody of this id", { cause: error });
  }
}
