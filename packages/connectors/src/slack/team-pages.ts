/** Lists of an application that a whole enterprise installed: Slack wants to be asked for each workspace by itself. */
import type { Page, PageRequest } from "@eureka/connector-sdk";
import { ConnectorError } from "@eureka/connector-sdk";
import { z } from "zod";
import type { SlackClient } from "./client.ts";

const teamsSchema = z.looseObject({
  teams: z.array(z.looseObject({ id: z.string().min(1) })).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().nullish() }).nullish(),
});
/** Where a list goes on: this workspace at Slack's own cursor, and the page of workspaces behind it. */
const cursorSchema = z.strictObject({
  team: z.string(),
  at: z.string().optional(),
  teams: z.array(z.string()),
  next: z.string().optional(),
});
type TeamCursor = z.infer<typeof cursorSchema>;

type ReadPage<Entry> = (page: PageRequest, team: { readonly team_id?: string }) => Promise<Page<Entry>>;

/** Reads one page; Slack says with `missing_argument` and `team_access_not_granted` that the token belongs to no workspace. */
export async function readTeamPage<Entry>(
  slack: SlackClient,
  page: PageRequest,
  read: ReadPage<Entry>,
): Promise<Page<Entry>> {
  const known = readCursor(page.cursor);
  if (known) return readOfTeam(slack, page, known, read);
  try {
    return await read(page, {});
  } catch (error) {
    const wantsTeam = error instanceof ConnectorError && wantsTeamWords.has(error.platformCode ?? "");
    if (!wantsTeam || page.cursor !== undefined || !(await slack.whoAmI()).is_enterprise_install) throw error;
    const first = await nextTeams(slack);
    return first ? readOfTeam(slack, page, first, read) : { entries: [], nextCursor: null };
  }
}

const wantsTeamWords: ReadonlySet<string> = new Set([
  "missing_argument",
  "team_access_not_granted",
  "invalid_arguments",
]);

async function readOfTeam<Entry>(
  slack: SlackClient,
  { limit }: PageRequest,
  { team, at, teams, next }: TeamCursor,
  read: ReadPage<Entry>,
): Promise<Page<Entry>> {
  const request = { ...(limit !== undefined && { limit }), ...(at !== undefined && { cursor: at }) };
  const { entries, nextCursor } = await read(request, { team_id: team });
  if (nextCursor !== null) return { entries, nextCursor: JSON.stringify({ team, at: nextCursor, teams, next }) };
  const [following, ...rest] = teams;
  if (following !== undefined) return { entries, nextCursor: JSON.stringify({ team: following, teams: rest, next }) };
  const more = next === undefined ? null : await nextTeams(slack, next);
  return { entries, nextCursor: more && JSON.stringify(more) };
}

async function nextTeams(slack: SlackClient, cursor?: string): Promise<TeamCursor | null> {
  const answer = await slack.call("auth.teams.list", { limit: 100, ...(cursor && { cursor }) }, teamsSchema);
  const next = answer.response_metadata?.next_cursor || undefined;
  const [team, ...teams] = answer.teams.map(({ id }) => id);
  if (team !== undefined) return { team, teams, ...(next !== undefined && { next }) };
  return next === undefined ? null : nextTeams(slack, next);
}

function readCursor(cursor: string | undefined): TeamCursor | null {
  if (!cursor?.startsWith("{")) return null;
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new ConnectorError("invalid", "The cursor is not one of ours", { cause });
  }
}
