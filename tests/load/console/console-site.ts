/** A large organization for the console: a million events, ten thousand items, one board with two thousand of them. */
import { toUuid } from "@eureka/contracts/ids";
import pg from "pg";
import { type BenchSite, openBenchSite } from "../rig/bench-site.ts";
import { encodeRequest } from "../rig/load.ts";
import type { MadeOrganization } from "../rig/make-organizations.ts";

export interface ConsoleSite {
  readonly site: BenchSite;
  readonly organization: MadeOrganization;
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly board: MadeBoard;
}

interface MadeBoard {
  readonly id: string;
  readonly lists: readonly { readonly id: string; readonly name: string }[];
}

const sizes = { events: 1_000_000, items: 10_000, itemsOfBoard: 2_000 } as const;
const password = "a long phrase for the bench";

export async function openConsoleSite(): Promise<ConsoleSite> {
  const site = await openBenchSite();
  const [organization] = await site.makeOrganizations(1);
  if (!organization) throw new Error("no organization was made");
  const board = await makeBoard(site, organization, "Large board");
  await fillBoard(site, organization, board, sizes.itemsOfBoard);
  const other = await makeBoard(site, organization, "Other work");
  await fillBoard(site, organization, other, sizes.items - sizes.itemsOfBoard);
  await addEvents(site, organization);
  const email = "bo@bench.example";
  const grants = [{ scope: { type: "organization" }, role: "admin" }];
  const { link } = await site.call<{ link: string }>(organization, "POST", "/api/v2/invitations", { email, grants });
  const answer = { token: link.split("/").at(-1), name: "Bo Bench", password };
  await site.call(organization, "POST", "/api/v2/invitations/accept", answer);
  return { site, organization, url: `http://127.0.0.1:${site.port}`, email, password, board };
}

function makeBoard(site: BenchSite, organization: MadeOrganization, name: string): Promise<MadeBoard> {
  return site.call(organization, "POST", "/api/v2/boards", { workspaceId: organization.workspaceId, name });
}

/** As many in each list as in the others. */
async function fillBoard(
  site: BenchSite,
  { apiKey }: MadeOrganization,
  { lists }: MadeBoard,
  count: number,
): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const requests = Array.from({ length: count }, (_, index) => {
    const input = { listId: lists[index % lists.length]?.id, title: `Piece of work number ${index + 1}` };
    return encodeRequest("POST", "/api/v2/work-items", headers, JSON.stringify(input));
  });
  const connections = 4;
  await site.load({ kind: "closed", port: site.port, connections, milliseconds: 600_000, requests, repeat: false });
}

/** Behind those that there are, spread over the last two weeks. */
async function addEvents({ database }: BenchSite, { organizationId }: MadeOrganization): Promise<void> {
  const client = new pg.Client({ connectionString: database.owner });
  await client.connect();
  try {
    const values = [toUuid(organizationId), sizes.events];
    await client.query(
      `with last as (select coalesce(max(last_position), 0) as position from event_positions where organization_id = $1)
       insert into events (organization_id, id, position, type, version, subject_type, subject_id, actor_type, actor_id,
         occurred_at, correlation_id, changes, data)
       select $1, overlay(gen_random_uuid()::text placing left(first_uuid_of(moment)::text, 13) from 1 for 13)::uuid,
         last.position + number, 'board.updated', 1, 'board', 'none', 'system', 'bench', moment, 'bench', '{}', '{}'
       from last, generate_series(1, $2::int) as number,
         lateral (select now() - ($2::int - number) * interval '1.2 second' as moment) as at`,
      values,
    );
    await client.query(
      "update event_positions set last_position = last_position + $2 where organization_id = $1",
      values,
    );
    await client.query("analyze");
  } finally {
    await client.end();
  }
}
