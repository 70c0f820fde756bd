/** Pull requests of a platform, branches and commits, and what moves the work items that they name. */
import { z } from "zod";
import { type Id, idSchema } from "./ids.ts";
import { listCategories } from "./list.ts";
import { pageOf } from "./page.ts";
import { lineSchema, textLimits } from "./text.ts";

export const pullRequestStates = ["draft", "open", "merged", "closed"] as const;
export type PullRequestState = (typeof pullRequestStates)[number];

/** What the reviewers say together. */
export const pullRequestReviews = ["none", "requested", "changes_requested", "approved"] as const;
export type PullRequestReview = (typeof pullRequestReviews)[number];

/** What the checks of the newest commit say together. */
export const pullRequestChecks = ["none", "pending", "passed", "failed"] as const;
export type PullRequestChecks = (typeof pullRequestChecks)[number];

/** What happens to a pull request and can move its work items, the weightiest last: of several at once the last one counts. */
export const pullRequestHappenings = [
  "drafted",
  "opened",
  "review_requested",
  "checks_failed",
  "changes_requested",
  "approved",
  "closed",
  "merged",
] as const;
export type PullRequestHappening = (typeof pullRequestHappenings)[number];

/** `link`: linked to the items that it names, and nothing else. */
export const botTreatments = ["ignore", "link", "like_people"] as const;
export type BotTreatment = (typeof botTreatments)[number];

const destinationSchema = z
  .union([z.enum(listCategories), idSchema("list")])
  .nullable()
  .meta({
    description:
      "A list, or a list category: the item goes to the first list of that category on its board. An item that does not stand on the list's board goes by the list's category. Null: it stays where it is.",
  });

const movesShape = Object.fromEntries(
  pullRequestHappenings.map((happening) => [happening, destinationSchema]),
) as Record<PullRequestHappening, typeof destinationSchema>;

export const defaultPullRequestRules = {
  syncIssues: true,
  syncPrs: false,
  makesItems: true,
  bots: "link",
  namedBots: [],
  evaluates: false,
  evaluatedLabels: [],
  moves: {
    drafted: null,
    opened: "doing",
    review_requested: null,
    checks_failed: null,
    changes_requested: null,
    approved: null,
    closed: null,
    merged: "done",
  },
} as const;

const rulesShape = {
  syncIssues: z.boolean().meta({
    description: "Items of the platform's board come here, and ours go there. False: neither side is touched.",
  }),
  syncPrs: z.boolean().meta({ description: "Pull requests, branches and commits are followed." }),
  makesItems: z.boolean().meta({ description: "A pull request that names no item makes one." }),
  bots: z.enum(botTreatments).meta({
    description:
      "Pull requests of programs: `ignore` takes no notice, `link` links them to the items that they name and does no more, `like_people` treats them as everybody's.",
  }),
  namedBots: z
    .array(z.strictObject({ name: lineSchema(textLimits.name), treatment: z.enum(botTreatments) }))
    .max(50)
    .meta({ description: "Programs that are treated otherwise, by the name that the platform shows." }),
  evaluates: z.boolean().meta({
    description:
      "The comment on a pull request says what its change does, how risky it is and what is to be asked, by a model where the organization has one. It is edited with each push.",
  }),
  evaluatedLabels: z.array(lineSchema(textLimits.name)).max(20).meta({
    description: "Only pull requests with one of these labels are evaluated, in any case of letters; none: all.",
  }),
  moves: z.strictObject(movesShape).meta({
    description:
      "Where the items of a pull request go when something happens to it. They move once; where somebody puts them afterwards, they stay. After a merge an item waits for its other pull requests.",
  }),
};

export const pullRequestRulesSchema = z.strictObject(rulesShape).meta({
  id: "PullRequestRules",
  example: {
    ...defaultPullRequestRules,
    namedBots: [] as { name: string; treatment: BotTreatment }[],
    evaluatedLabels: [] as string[],
  },
});
export type PullRequestRules = z.infer<typeof pullRequestRulesSchema>;
export const examplePullRequestRules: PullRequestRules = {
  ...defaultPullRequestRules,
  namedBots: [],
  evaluatedLabels: [],
};

export const pullRequestRulesSetSchema = z.strictObject({
  id: idSchema("connected_board"),
  ...rulesShape,
  namedBots: rulesShape.namedBots.default([]),
  evaluates: rulesShape.evaluates.default(false),
  evaluatedLabels: rulesShape.evaluatedLabels.default([]),
});

export const changeRisks = ["low", "medium", "high"] as const;

const sentence = z.string().max(1_000);

/** What is to be said of the change of a pull request. `observable`: no model was asked, only what can be counted is said. */
export const pullRequestEvaluationSchema = z
  .strictObject({
    basis: z.enum(["model", "observable"]),
    model: z.string().nullable(),
    platformCommitId: z.string().meta({ description: "The newest commit of what was evaluated." }),
    facts: z.strictObject({
      files: z.int(),
      testFiles: z.int().meta({ description: "Of the files, those that look like tests." }),
      addedLines: z.int(),
      removedLines: z.int(),
    }),
    isWhole: z.boolean().meta({
      description: "False: the change is too large or cannot be shown as text, and only a part of it was looked at.",
    }),
    summary: sentence.nullable().meta({ description: "What the change does; null where no model said it." }),
    risk: z.strictObject({ level: z.enum(changeRisks), reason: sentence }).nullable(),
    score: z
      .strictObject({ value: z.number().min(1).max(10), reason: sentence })
      .nullable()
      .meta({ description: "How ready it is to be merged, from 1 to 10; null where no model judged it." }),
    questions: z.array(sentence).max(5),
    evaluatedAt: z.iso.datetime(),
  })
  .meta({
    id: "PullRequestEvaluation",
    example: {
      basis: "model",
      model: "gemini-2.5-flash",
      platformCommitId: "6dcb09b5b57875f334f61aebed695e2e4193db5e",
      facts: { files: 3, testFiles: 1, addedLines: 42, removedLines: 7 },
      isWhole: true,
      summary: "Keeps the session in a cookie, so that a reload does not sign people out.",
      risk: { level: "medium", reason: "Sessions of everybody go through the changed code." },
      score: { value: 7, reason: "The change is small and has a test." },
      questions: ["What becomes of sessions that are open now?"],
      evaluatedAt: "2026-11-20T10:00:00.000Z",
    },
  });
export type PullRequestEvaluation = z.infer<typeof pullRequestEvaluationSchema>;

const examplePullRequestRow = {
  id: "plr_01k8z7v3q8e9mbtz5a6rx4w2yc",
  connectedBoardId: "cbd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  name: "#41",
  title: "Keep the session when the page is reloaded",
  state: "open",
  review: "approved",
  checks: "passed",
  author: { name: "ann", isBot: false },
  branch: "ops-12-fix-login-page",
  baseBranch: "main",
  permalink: "https://github.com/northwind/web/pull/41",
  madeTheItem: false,
  evaluation: null,
  updatedAt: "2026-11-20T10:00:00.000Z",
} as const;

export const pullRequestSchema = z
  .strictObject({
    id: idSchema("pull_request"),
    connectedBoardId: idSchema("connected_board"),
    name: z.string().meta({ description: "What people of the platform call it." }),
    title: z.string(),
    state: z.enum(pullRequestStates),
    review: z.enum(pullRequestReviews),
    checks: z.enum(pullRequestChecks).meta({ description: "Of its newest commit." }),
    author: z.strictObject({ name: z.string(), isBot: z.boolean() }),
    branch: z.string(),
    baseBranch: z.string(),
    permalink: z.string(),
    madeTheItem: z.boolean().meta({ description: "The item was made for it; otherwise it names the item." }),
    evaluation: pullRequestEvaluationSchema.nullable().meta({ description: "Null where the board's rules want none." }),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "PullRequest", example: examplePullRequestRow });
export type PullRequest = z.infer<typeof pullRequestSchema>;
export const examplePullRequest: PullRequest = examplePullRequestRow;
export const pullRequestListSchema = z
  .strictObject({ data: z.array(pullRequestSchema) })
  .meta({ id: "PullRequestList" });

const exampleBoardPullRequestRow = {
  ...examplePullRequestRow,
  workItems: [{ id: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc" as Id<"work_item">, key: "OPS-12", title: "Fix login page" }],
};
/** A pull request among those of its board, with the work items that it belongs to. */
export const boardPullRequestSchema = pullRequestSchema
  .extend({
    workItems: z
      .array(z.strictObject({ id: idSchema("work_item"), key: z.string(), title: z.string() }))
      .meta({ description: "Those of its work items that whoever asks may read." }),
  })
  .meta({ id: "BoardPullRequest", example: exampleBoardPullRequestRow });
export type BoardPullRequest = z.infer<typeof boardPullRequestSchema>;
export const exampleBoardPullRequest: BoardPullRequest = exampleBoardPullRequestRow;
export const boardPullRequestPageSchema = pageOf(boardPullRequestSchema, "BoardPullRequestPage");

export const codeLinkKinds = ["branch", "commit"] as const;

const exampleCodeLinkRow = {
  id: "cln_01k8z7v3q8e9mbtz5a6rx4w2yc",
  connectedBoardId: "cbd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  kind: "branch",
  name: "ops-12-fix-login-page",
  title: "ops-12-fix-login-page",
  permalink: "https://github.com/northwind/web/tree/ops-12-fix-login-page",
  createdAt: "2026-11-20T10:00:00.000Z",
} as const;

/** A branch or a commit that names a work item. */
export const codeLinkSchema = z
  .strictObject({
    id: idSchema("code_link"),
    connectedBoardId: idSchema("connected_board"),
    kind: z.enum(codeLinkKinds),
    name: z.string().meta({ description: "The branch, or the platform's id of the commit." }),
    title: z.string().meta({ description: "The branch, or the first line of the commit's message." }),
    permalink: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "CodeLink", example: exampleCodeLinkRow });
export type CodeLink = z.infer<typeof codeLinkSchema>;
export const exampleCodeLink: CodeLink = exampleCodeLinkRow;
export const codeLinkListSchema = z.strictObject({ data: z.array(codeLinkSchema) }).meta({ id: "CodeLinkList" });

export const branchNameSchema = z
  .strictObject({ branchName: z.string() })
  .meta({ id: "BranchName", example: { branchName: "ops-12-fix-login-page" } });
