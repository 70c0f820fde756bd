/** A delivery's body, read with patience: what is missing or has another form than the description says is left out. */
import { z } from "zod";
import { issueSchema, userSchema } from "./wire.ts";

const account = z.object({ id: z.int() });
const repository = z.object({
  id: z.int(),
  full_name: z.string().optional().catch(undefined),
  html_url: z.string().optional().catch(undefined),
  owner: account,
  updated_at: z.string().optional().catch(undefined),
});

const shape = issueSchema.shape;
/** Old and short deliveries leave out what an answer of the API always has. */
const issue = z.object({
  number: shape.number,
  title: shape.title.optional().catch(undefined),
  body: shape.body.catch(undefined),
  state: shape.state.optional().catch(undefined),
  state_reason: shape.state_reason.catch(undefined),
  labels: shape.labels.optional().catch(undefined),
  assignees: shape.assignees.catch(undefined),
  html_url: shape.html_url.optional().catch(undefined),
  updated_at: shape.updated_at.optional().catch(undefined),
  pull_request: shape.pull_request,
});
const comment = z.object({
  id: z.int(),
  body: z.string().nullish().catch(undefined),
  user: userSchema.nullish().catch(undefined),
  created_at: z.string(),
  updated_at: z.string(),
});
/** Of pull requests only which one it is: the rest is read when the hint is followed. */
const pullRequest = z.object({
  number: z.int(),
  updated_at: z.string().optional().catch(undefined),
});
const checked = z.object({ head_sha: z.string() });
const commit = z.object({ id: z.string(), message: z.string(), url: z.string().optional().catch(undefined) });
const briefly = z.object({ id: z.int() });
const named = z.object({
  name: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
});

export const deliverySchema = z
  .object({
    action: z.string().max(80).optional().catch(undefined),
    repository: repository.optional().catch(undefined),
    organization: account.optional().catch(undefined),
    installation: z
      .object({
        id: z.int(),
        account: account.optional().catch(undefined),
        updated_at: z.union([z.string(), z.number()]).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    sender: userSchema.optional().catch(undefined),
    pull_request: pullRequest.optional().catch(undefined),
    check_run: checked.optional().catch(undefined),
    check_suite: checked.optional().catch(undefined),
    /** Of a status. */
    sha: z.string().optional().catch(undefined),
    /** `refs/heads/main` in a push, `main` where a branch or a tag came or went. */
    ref: z.string().nullish().catch(undefined),
    ref_type: z.string().optional().catch(undefined),
    created: z.boolean().optional().catch(undefined),
    deleted: z.boolean().optional().catch(undefined),
    commits: z.array(commit).optional().catch(undefined),
    issue: issue.optional().catch(undefined),
    comment: comment.optional().catch(undefined),
    label: named.optional().catch(undefined),
    milestone: named.optional().catch(undefined),
    changes: z.record(z.string(), z.unknown()).optional().catch(undefined),
    repositories_added: z.array(briefly).optional().catch(undefined),
    repositories_removed: z.array(briefly).optional().catch(undefined),
    parent_issue: issue.optional().catch(undefined),
    sub_issue: issue.optional().catch(undefined),
    parent_issue_repo: repository.optional().catch(undefined),
    sub_issue_repo: repository.optional().catch(undefined),
  })
  // Every delivery says at least who caused it, or where.
  .refine(
    ({ repository: place, organization, installation, sender }) => place ?? organization ?? installation ?? sender,
    {
      message: "must name a place or a person",
    },
  );

export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveredIssue = z.infer<typeof issue>;

/** The account that the installation belongs to; null for what concerns no place. */
export function accountOf({ installation, repository: place, organization }: Delivery): string | null {
  const id = installation?.account?.id ?? place?.owner.id ?? organization?.id;
  return id === undefined ? null : String(id);
}
