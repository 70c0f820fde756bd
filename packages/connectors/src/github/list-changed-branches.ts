/**
 * Which branches of a repository changed. GitHub lists them by name, without times, so the cursor holds what each of them held. Each page
 * is asked for with the tag that it had: a page that did not change, of a hundred branches, is one request that counts for nothing.
 */
import { type ChangedBranch, type ChangedBranches, ConnectorError, cleanText } from "@eureka/connector-sdk";
import { type PlatformCommit, universalEventLimits } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { type GitHubClient, repositoryPath } from "./client.ts";
import { largestPage } from "./pages.ts";
import { branchSchema, commitSchema } from "./wire.ts";

const limits = universalEventLimits;

/** Of more branches than these, the first ones by name are compared; deliveries tell of the others. */
const mostPages = 10;
/** So many changed branches are read at once; the others the next time. */
const mostRead = 50;
/** So much of a commit's name tells it from others. */
const shortLength = 12;

const pageSchema = z.strictObject({
  etag: z.string().nullable(),
  /** The newest commit of each branch, shortened. */
  heads: z.record(z.string(), z.string()),
});
const cursorSchema = z.strictObject({ pages: z.array(pageSchema) });
type BranchPage = z.infer<typeof pageSchema>;

const branchesSchema = z.array(branchSchema);
const commitsSchema = z.array(commitSchema);

export async function listChangedBranches(
  client: GitHubClient,
  { platformBoardId, cursor: text }: { readonly platformBoardId: string; readonly cursor?: string },
): Promise<ChangedBranches> {
  const path = repositoryPath(platformBoardId);
  const before = text === undefined ? null : readCursor(text).pages;
  const after = await readPages(client, `${path}/branches`, before ?? []);
  const [known, present] = [headsOf(before ?? []), headsOf(after)];
  const changed = [...present].filter(([name, head]) => known.get(name) !== head);
  const isFirst = before === null;
  const read = isFirst ? changed : changed.slice(0, mostRead);
  const branches: ChangedBranch[] = [];
  for (const [name] of read) {
    const change = known.has(name) ? "pushed" : "created";
    const seen = new Set([
      ...known.values(),
      ...[...present].flatMap(([other, head]) => (other === name ? [] : [head])),
    ]);
    const commits = isFirst ? [] : await readCommits(client, `${path}/commits`, name, seen);
    branches.push({ branch: cleanText(name, limits.name), change, commits });
  }
  const isWhole = after.length < mostPages;
  for (const name of known.keys())
    if (isWhole && !present.has(name))
      branches.push({ branch: cleanText(name, limits.name), change: "deleted", commits: [] });
  const left = new Set(changed.slice(read.length).map(([name]) => name));
  return { branches, nextCursor: JSON.stringify({ pages: after.map((page) => withoutLeft(page, left, known)) }) };
}

async function readPages(client: GitHubClient, path: string, known: readonly BranchPage[]): Promise<BranchPage[]> {
  const pages: BranchPage[] = [];
  for (let more = true; more && pages.length < mostPages; ) {
    const before = known[pages.length];
    const query = { per_page: String(largestPage), page: String(pages.length + 1) };
    const page = await client.getPageUnless(before?.etag ?? null, path, branchesSchema, query);
    // As it was: so is whether another one follows.
    more = page ? page.hasNext : known[pages.length + 1] !== undefined;
    if (page) {
      const heads = page.value.map(({ name, commit }) => [name, commit.sha.slice(0, shortLength)] as const);
      pages.push({ etag: page.etag, heads: Object.fromEntries(heads) });
    } else if (before) pages.push(before);
  }
  return pages;
}

/** Back from the newest one to what was known before, or stands on another branch. */
async function readCommits(
  client: GitHubClient,
  path: string,
  branch: string,
  seen: ReadonlySet<string>,
): Promise<PlatformCommit[]> {
  const found: PlatformCommit[] = [];
  try {
    const query = { sha: branch, per_page: String(limits.commits) };
    for (const { sha, html_url: permalink, commit } of await client.get(path, commitsSchema, query)) {
      if (seen.has(sha.slice(0, shortLength))) break;
      const message = cleanText(commit.message, limits.commitMessage);
      found.push({ platformCommitId: sha, message, ...(URL.canParse(permalink) && { permalink }) });
    }
  } catch (error) {
    // It went away between the two questions.
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
  }
  return found.reverse();
}

function headsOf(pages: readonly BranchPage[]): Map<string, string> {
  return new Map(pages.flatMap(({ heads }) => Object.entries(heads)));
}

/** A page with branches that are read the next time is as it was before, and is asked for anew. */
function withoutLeft(page: BranchPage, left: ReadonlySet<string>, known: ReadonlyMap<string, string>): BranchPage {
  if (!Object.keys(page.heads).some((name) => left.has(name))) return page;
  const heads = Object.entries(page.heads).flatMap(([name, head]) => {
    const before = left.has(name) ? known.get(name) : head;
    return before === undefined ? [] : [[name, before] as const];
  });
  return { etag: null, heads: Object.fromEntries(heads) };
}

function readCursor(text: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConnectorError("invalid", "The cursor is not one of this platform", { cause });
  }
}
