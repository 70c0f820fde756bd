import { addWords } from "../../../words/words.ts";

addWords("boards", {
  development: {
    title: "Development",
    copyBranch: "Copy a branch name",
    branchHint: "A branch of this name is linked to the item:",
    pullRequests: "Pull requests",
    code: "Branches and commits",
    branch: "Branch",
    commit: "Commit",
    bot: "(program)",
    states: { draft: "Draft", open: "Open", merged: "Merged", closed: "Closed" },
    reviews: { requested: "Review requested", changes_requested: "Changes requested", approved: "Approved" },
    judged: "Said by a model:",
    risks: { low: "Low risk", medium: "Medium risk", high: "High risk" },
    checks: { pending: "Checks run", passed: "Checks passed", failed: "Checks failed" },
  },
});
