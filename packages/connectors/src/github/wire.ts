/** The parts of GitHub's answers that the connector reads. Everything else in them is left alone. */
import { z } from "zod";

export const userSchema = z.object({ id: z.int(), login: z.string(), type: z.string().optional() });

export const labelSchema = z.object({ name: z.string(), color: z.string() });

export const milestoneSchema = z.object({ number: z.int(), title: z.string(), due_on: z.string().nullish() });

export const issueSchema = z.object({
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

export const repositorySchema = z.object({
  id: z.int(),
  full_name: z.string(),
  html_url: z.string(),
  archived: z.boolean(),
  has_issues: z.boolean(),
});

export const repositoriesSchema = z.object({ repositories: z.array(repositorySchema) });

export type GitHubUser = z.infer<typeof userSchema>;
export type GitHubIssue = z.infer<typeof issueSchema>;
export type GitHubComment = z.infer<typeof commentSchema>;
