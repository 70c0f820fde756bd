import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { type Desk, defineRepositoryCall } from "../define-call.ts";
import { drawCheckRun, drawCombinedStatus } from "../draw/draw-check.ts";
import type { Caller, CheckRun, Repository } from "../model.ts";
import { cutPage, pageQuery } from "../paginate.ts";

export function checkCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/commits/{ref}/check-runs",
      permission: "checks",
      query: { ...pageQuery, status: z.enum(["queued", "in_progress", "completed"]).optional() },
      malformed: { query: { status: "late" } },
      run({ repository, part, query, exchange }) {
        const runs = newestRuns(repository, commitOf(repository, part("ref")));
        const shown = runs.filter(({ status }) => query.status === undefined || status === query.status);
        const { shown: page, headers } = cutPage(exchange, world.url, shown, query);
        const body = { total_count: shown.length, check_runs: page.map((run) => drawCheckRun(world, repository, run)) };
        return { status: 200, headers, body };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/commits/{ref}/status",
      permission: "statuses",
      query: pageQuery,
      malformed: { query: { page: "0" } },
      run: ({ repository, part }) => ({
        status: 200,
        body: drawCombinedStatus(world, repository, commitOf(repository, part("ref"))),
      }),
    }),
  ];
}

/** A commit by its name or by its branch. */
function commitOf({ branches }: Repository, ref: string): string {
  return branches.get(ref) ?? ref;
}

/** A check that ran again is shown as it ran last. */
function newestRuns({ checkRuns }: Repository, sha: string): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of checkRuns) if (run.sha === sha) newest.set(run.name, run);
  return [...newest.values()].reverse();
}
