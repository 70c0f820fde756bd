/** Deliveries about code: pull requests, what checks it, and branches. All are hints, but the words of commits, which are taken as told. */
import { cleanText } from "@eureka/connector-sdk";
import { universalEventLimits } from "@eureka/contracts/universal-event";
import { personOf } from "./person.ts";
import type { Delivery } from "./read-delivery.ts";

const limits = universalEventLimits;

type Part = Record<string, unknown>;

export const translateCode: Readonly<Record<string, (delivery: Delivery) => readonly Part[]>> = {
  pull_request: pullRequestChanged,
  pull_request_review: pullRequestChanged,
  check_run: (delivery) => checksChanged(delivery, delivery.check_run?.head_sha),
  check_suite: (delivery) => checksChanged(delivery, delivery.check_suite?.head_sha),
  status: (delivery) => checksChanged(delivery, delivery.sha),
  push: pushed,
  create: (delivery) => cameOrWent(delivery, "created"),
  delete: (delivery) => cameOrWent(delivery, "deleted"),
};

function pullRequestChanged({ repository, pull_request: pull, sender }: Delivery): readonly Part[] {
  if (!repository || !pull) return [];
  return [
    {
      type: "pull_request.changed",
      platformBoardId: String(repository.id),
      platformPullRequestId: String(pull.number),
      ...(sender && { actor: personOf(sender) }),
    },
  ];
}

function checksChanged({ repository }: Delivery, commit: string | undefined): readonly Part[] {
  if (!repository || !commit) return [];
  return [{ type: "checks.changed", platformBoardId: String(repository.id), platformCommitId: commit }];
}

/** Tags are pushed too, and are none of ours. */
function pushed(delivery: Delivery): readonly Part[] {
  const { ref, created, deleted, commits = [] } = delivery;
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(ref ?? "") ?? [];
  if (branch === undefined) return [];
  const change = deleted ? "deleted" : created ? "created" : "pushed";
  return branchChanged(delivery, branch, change, commits);
}

/** A new branch may come with a push as well, and may come without one. */
function cameOrWent(delivery: Delivery, change: "created" | "deleted"): readonly Part[] {
  const { ref, ref_type: kind } = delivery;
  return kind === "branch" && ref ? branchChanged(delivery, ref, change, []) : [];
}

function branchChanged(
  { repository, sender }: Delivery,
  branch: string,
  change: string,
  commits: NonNullable<Delivery["commits"]>,
): readonly Part[] {
  if (!repository) return [];
  const name = cleanText(branch, limits.name);
  const path = name.split("/").map(encodeURIComponent).join("/");
  const page = change === "deleted" ? undefined : repository.html_url && `${repository.html_url}/tree/${path}`;
  return [
    {
      type: "branch.changed",
      platformBoardId: String(repository.id),
      ...(sender && { actor: personOf(sender) }),
      branch: name,
      change,
      ...(page && URL.canParse(page) && { permalink: page }),
      commits: commits.slice(-limits.commits).map(({ id, message, url }) => ({
        platformCommitId: id,
        message: cleanText(message, limits.commitMessage),
        ...(url !== undefined && URL.canParse(url) && { permalink: url }),
      })),
    },
  ];
}
