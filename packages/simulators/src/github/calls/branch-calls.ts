import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { type Desk, defineRepositoryCall } from "../define-call.ts";
import { drawBranch, drawCommit } from "../draw/draw-commit.ts";
import type { Caller, Commit, Repository } from "../model.ts";
import { answerPage, pageQuery } from "../paginate.ts";
import { notFound } from "../refusal.ts";

export function branchCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/branches",
      permission: "contents",
      query: { ...pageQuery, protected: z.enum(["true", "false"]).optional() },
      malformed: { query: { protected: "perhaps" } },
      run({ repository, query, exchange }) {
        // Nobody protects branches here.
        const all =
          query.protected === "true" ? [] : [...repository.branches].sort(([one], [other]) => (one < other ? -1 : 1));
        return answerPage(exchange, world.url, all, query, (branch) => drawBranch(world, repository, branch));
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/commits",
      permission: "contents",
      query: { ...pageQuery, sha: z.string().min(1).optional() },
      malformed: { query: { per_page: "many" } },
      run({ repository, query, exchange }) {
        const commits = listCommits(repository, query.sha ?? "main");
        return answerPage(exchange, world.url, commits, query, (commit) => drawCommit(world, repository, commit));
      },
    }),
  ];
}

/** From the newest one of a branch, or from a commit, back to the first. */
function listCommits({ branches, commits }: Repository, from: string): Commit[] {
  const found: Commit[] = [];
  const head = branches.get(from) ?? (commits.has(from) ? from : null);
  if (head === null) throw notFound();
  for (let commit = commits.get(head); commit; commit = commits.get(commit.parent ?? "")) found.push(commit);
  return found;
}
