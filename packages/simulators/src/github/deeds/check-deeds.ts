/** What checks say of commits: those of applications, and statuses, which came before them. */
import { drawCheckRun, drawCheckSuite, drawStatus } from "../draw/draw-check.ts";
import type { Author, CheckRun, CommitStatus, Repository } from "../model.ts";
import type { World } from "../world.ts";

/** A check of that name begins, or ends when it has a conclusion. */
export function sayCheck(
  world: World,
  { account: sender }: Author,
  repository: Repository,
  { sha, name, conclusion }: Pick<CheckRun, "sha" | "name" | "conclusion">,
): CheckRun {
  const { now } = world;
  const known = repository.checkRuns.find((run) => run.sha === sha && run.name === name && run.status !== "completed");
  const run: CheckRun = known ?? {
    id: world.newId(),
    suiteId: repository.checkRuns.find((other) => other.sha === sha)?.suiteId ?? world.newId(),
    sha,
    name,
    status: "in_progress",
    conclusion: null,
    startedAt: now,
    completedAt: null,
  };
  if (!known) repository.checkRuns.push(run);
  const tell = (event: string, action: string, payload: Readonly<Record<string, unknown>>) =>
    world.onHappening({ event, action, sender, repository, payload });
  const draw = () => ({
    check_run: { ...drawCheckRun(world, repository, run), check_suite: drawCheckSuite(world, repository, [run]) },
  });
  if (!known) tell("check_run", "created", draw());
  if (conclusion === null) return run;
  Object.assign(run, { status: "completed", conclusion, completedAt: now });
  tell("check_run", "completed", draw());
  const others = repository.checkRuns.filter(({ suiteId }) => suiteId === run.suiteId);
  if (others.every(({ status }) => status === "completed"))
    tell("check_suite", "completed", { check_suite: drawCheckSuite(world, repository, others) });
  return run;
}

export function setStatus(
  world: World,
  { account: sender }: Author,
  repository: Repository,
  wish: Pick<CommitStatus, "sha" | "context" | "state">,
): CommitStatus {
  const status: CommitStatus = { id: world.newId(), ...wish, createdAt: world.now };
  repository.statuses.push(status);
  const payload = drawStatus(world, repository, status);
  world.onHappening({ event: "status", action: null, sender, repository, payload });
  return status;
}
