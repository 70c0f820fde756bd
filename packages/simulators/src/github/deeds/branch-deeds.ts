/** What happens to branches. Of what is in a commit, only the open pull request of its branch knows. */
import { drawAccount } from "../draw/draw-account.ts";
import { drawPush } from "../draw/draw-push.ts";
import type { Author, PullFile, Repository } from "../model.ts";
import { notFound } from "../refusal.ts";
import type { World } from "../world.ts";
import { makeSha } from "./make-sha.ts";
import { followPush } from "./pull-request-deeds.ts";

/** Where no branch stands before or after. */
const nothing = "0".repeat(40);

/** One commit for each message; the newest one. A branch that is not there yet is made. */
export function pushBranch(
  world: World,
  author: Author,
  repository: Repository,
  branch: string,
  messages: readonly string[],
  files?: readonly PullFile[],
): string {
  const before = repository.branches.get(branch) ?? nothing;
  const commits = messages.map((message) => ({ sha: makeSha(), message }));
  let parent = repository.branches.get(branch) ?? repository.branches.get("main") ?? null;
  for (const { sha, message } of commits) {
    repository.commits.set(sha, { sha, message, author: author.account, createdAt: world.now, parent });
    parent = sha;
  }
  const after = commits.at(-1)?.sha ?? repository.branches.get("main") ?? makeSha();
  repository.branches.set(branch, after);
  if (before === nothing) tellOfBranch(world, author, repository, branch, "create");
  tellOfPush(world, author, repository, { branch, before, after, commits });
  followPush(world, author, repository, { branch, after, ...(files && { files }) });
  return after;
}

export function deleteBranch(world: World, author: Author, repository: Repository, branch: string): void {
  const before = repository.branches.get(branch);
  if (before === undefined) throw notFound();
  repository.branches.delete(branch);
  tellOfBranch(world, author, repository, branch, "delete");
  tellOfPush(world, author, repository, { branch, before, after: nothing, commits: [] });
}

function tellOfBranch(
  world: World,
  { account }: Author,
  repository: Repository,
  branch: string,
  event: "create" | "delete",
): void {
  const said = { ref: branch, ref_type: "branch", pusher_type: "user" };
  const payload = event === "create" ? { ...said, master_branch: "main", description: repository.description } : said;
  world.onHappening({ event, action: null, sender: account, repository, payload });
}

function tellOfPush(
  world: World,
  { account }: Author,
  repository: Repository,
  push: Parameters<typeof drawPush>[2],
): void {
  const pusher = { name: account.login, email: `${account.login}@users.noreply.github.com` };
  const payload = { ...drawPush(world, repository, push, pusher), pusher, sender: drawAccount(world, account) };
  world.onHappening({ event: "push", action: null, sender: account, repository, payload });
}
