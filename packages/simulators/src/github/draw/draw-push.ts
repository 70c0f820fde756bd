import type { Repository } from "../model.ts";
import { nameOf, type World } from "../world.ts";
import { isoTime } from "./draw-values.ts";

interface Push {
  readonly branch: string;
  readonly before: string;
  readonly after: string;
  readonly commits: readonly { readonly sha: string; readonly message: string }[];
}

/** As a delivery tells of it. */
export function drawPush(
  world: World,
  repository: Repository,
  { branch, before, after, commits }: Push,
  { name, email }: { readonly name: string; readonly email: string },
): Record<string, unknown> {
  const page = `${world.url}/${nameOf(repository)}`;
  const person = { name, email, username: name };
  const drawn = commits.map(({ sha, message }) => ({
    id: sha,
    tree_id: sha,
    distinct: true,
    message,
    timestamp: isoTime(world.now),
    url: `${page}/commit/${sha}`,
    author: person,
    committer: person,
    added: [],
    removed: [],
    modified: [],
  }));
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: /^0+$/.test(before),
    deleted: /^0+$/.test(after),
    forced: false,
    base_ref: null,
    compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: drawn,
    head_commit: drawn.at(-1) ?? null,
  };
}
