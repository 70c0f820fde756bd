/** Branches and commits, as the API shows them. */
import type { Commit, Repository } from "../model.ts";
import { nameOf, type World } from "../world.ts";
import { drawAccount } from "./draw-account.ts";
import { repositoryUrl } from "./draw-repository.ts";
import { isoTime } from "./draw-values.ts";

export function drawBranch(world: World, repository: Repository, [name, sha]: readonly [string, string]) {
  return { name, commit: { sha, url: `${repositoryUrl(world, repository)}/commits/${sha}` }, protected: false };
}

export function drawCommit(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  const { sha, message, author, createdAt, parent } = commit;
  const place = repositoryUrl(world, repository);
  const page = `${world.url}/${nameOf(repository)}/commit`;
  const person = { name: author.login, email: `${author.login}@users.noreply.github.com`, date: isoTime(createdAt) };
  return {
    url: `${place}/commits/${sha}`,
    sha,
    node_id: `C_${sha}`,
    html_url: `${page}/${sha}`,
    comments_url: `${place}/commits/${sha}/comments`,
    commit: {
      url: `${place}/git/commits/${sha}`,
      author: person,
      committer: person,
      message,
      comment_count: 0,
      tree: { sha, url: `${place}/git/trees/${sha}` },
    },
    author: drawAccount(world, author),
    committer: drawAccount(world, author),
    parents: parent === null ? [] : [{ sha: parent, url: `${place}/commits/${parent}`, html_url: `${page}/${parent}` }],
  };
}
