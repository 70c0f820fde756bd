/** The parts of GitHub's answers that the connector reads. Everything else in them is left alone. */
import { z } from "zod";

export const userSchema = z.object({ id: z.int(), login: z.string(), type: z.string().optional() });

export const labelSchema = z.object({ name: z.string(), color: z.string() });

export const milestoneSchema = z.object({ number: z.int(), title: z.string(), due_on: z.string().nullish() });

export const issueSchema = z.object({
  id: z.int(),
  number: z.int(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  state_reason: z.string().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  assignees: z.array(userSchema).nullish(),
  milestone: milestoneSchema.nullish(),
  locked: z.boolean(),
  active_lock_reason: z.string().nullish(),
  type: z.object({ name: z.string() }).nullish().catch(null),
  sub_issues_summary: z.object({ total: z.int(), completed: z.int() }).nullish().catch(null),
  parent_issue_url: z.string().nullish(),
  /** Lists of issues have pull requests in them. */
  pull_request: z.unknown().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

export const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: userSchema.nullish(),
  created_at: z.string(),
});

const side = z.object({ ref: z.string(), sha: z.string() });

export const pullRequestSchema = z.object({
  number: z.int(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  draft: z.boolean().nullish(),
  merged_at: z.string().nullish(),
  user: userSchema.nullish(),
  head: side,
  base: side,
  labels: z.array(z.object({ name: z.string() })),
  requested_reviewers: z.array(userSchema).nullish(),
  requested_teams: z.array(z.object({ id: z.int() })).nullish(),
  updated_at: z.string(),
});

/** One of the files that a pull request changes; without a patch where it is no text, or its change is too large. */
export const changedFileSchema = z.object({
  filename: z.string(),
  status: z.string(),
  additions: z.int(),
  deletions: z.int(),
  patch: z.string().optional(),
});

/** What a list needs to say of one. */
export const listedPullRequestSchema = z.object({ number: z.int(), updated_at: z.string() });

export const reviewSchema = z.object({ user: userSchema.nullish(), state: z.string() });

export const checkRunsSchema = z.object({
  check_runs: z.array(z.object({ status: z.string(), conclusion: z.string().nullish() })),
});

export const combinedStatusSchema = z.object({ statuses: z.array(z.object({ state: z.string() })) });

export const repositorySchema = z.object({
  id: z.int(),
  full_name: z.string(),
  html_url: z.string(),
  archived: z.boolean(),
  has_issues: z.boolean(),
});

export const repositoriesSchema = z.object({ repositories: z.array(repositorySchema) });

export const branchSchema = z.object({ name: z.string(), commit: z.object({ sha: z.string() }) });

export const commitSchema = z.object({
  sha: z.string(),
  html_url: z.string(),
  commit: z.object({ message: z.string() }),
});

export type GitHubUser = z.infer<typeof userSchema>;
export type GitHubIssue = z.infer<typeof issueSchema>;
export type GitHubPullRequest = z.infer<typeof pullRequestSchema>;
export type GitHubComment = z.infer<typeof commentSchema>;
