/** Who may see and change what. */
import type { Account, Author, Caller, Issue, Permissions, Repository } from "./model.ts";
import { forbidden, gone, moved, notFound } from "./refusal.ts";
import type { World } from "./world.ts";

export type Permission = "checks" | "contents" | "issues" | "metadata" | "pull_requests" | "statuses";
type Need = "read" | "write";

/** Throws a 404 for what the caller cannot see, a 403 for what he sees but may not do. */
export function requireAccess(
  world: World,
  caller: Caller,
  repository: Repository,
  permission: Permission,
  need: Need,
): void {
  if (!maySee(world, caller, repository)) throw notFound();
  if (!isGranted(world, caller, repository, permission, need)) {
    throw forbidden(
      caller.kind === "user" ? "Must have admin rights to Repository." : "Resource not accessible by integration",
    );
  }
  if (need === "write" && repository.archived) throw forbidden("Repository was archived so is read-only.");
}

/** Follows a transferred issue by refusing with its new address. */
export function requireIssue(world: World, repository: Repository, number: string): Issue {
  if (!repository.hasIssues) throw gone("Issues has been disabled in this repository.");
  const found = repository.issues.get(Number(number));
  if (found) return found;
  if (repository.deletedNumbers.has(Number(number))) throw gone("This issue was deleted");
  const elsewhere = repository.transferred.get(Number(number));
  if (!elsewhere) throw notFound();
  throw moved(301, `${world.apiUrl}/repositories/${elsewhere.repository.id}/issues/${elsewhere.number}`);
}

/** Whether labels, assignees and milestones may be set: others' wishes of that kind are dropped without a word. */
export function mayPush(caller: Caller, repository: Repository): boolean {
  if (caller.kind !== "user") return true;
  return accessOf(repository, caller.token.user.id) !== "read";
}

export function authorOf(caller: Caller): Author {
  if (caller.kind === "app") return { account: caller.app.bot, app: caller.app };
  if (caller.kind === "user") return { account: caller.token.user, app: caller.token.app };
  const { app } = caller.token.installation;
  return { account: app.bot, app };
}

export function accessOf({ owner, collaborators }: Repository, accountId: number): "none" | "read" | "write" {
  if (owner.id === accountId) return "write";
  const access = collaborators.get(accountId);
  if (access === undefined) return "none";
  return access === "read" ? "read" : "write";
}

/** Everybody whom issues of a repository can be assigned to. */
export function mayBeAssigned(repository: Repository, { id, type }: Account): boolean {
  return type === "User" && accessOf(repository, id) === "write";
}

function maySee(world: World, caller: Caller, repository: Repository): boolean {
  if (caller.kind === "app") return false;
  if (caller.kind === "user") {
    const { app, user } = caller.token;
    const isInstalled = [...world.installations.values()].some(
      (installation) => installation.app === app && world.repositoriesOf(installation).includes(repository),
    );
    return !repository.private || (isInstalled && accessOf(repository, user.id) !== "none");
  }
  const { installation, selected } = caller.token;
  const isReached = world.repositoriesOf(installation).includes(repository);
  return isReached && (selected === null || selected.has(repository.id));
}

function isGranted(world: World, caller: Caller, repository: Repository, permission: Permission, need: Need): boolean {
  if (caller.kind === "app") return false;
  if (caller.kind === "installation") {
    // What was withdrawn from the installation is gone from tokens that it gave before, too.
    const { permissions, installation } = caller.token;
    return covers(permissions, permission, need) && covers(installation.permissions, permission, need);
  }
  const { app, user } = caller.token;
  const installation = [...world.installations.values()].find(
    (candidate) => candidate.app === app && world.repositoriesOf(candidate).includes(repository),
  );
  if (!installation) return need === "read" && !repository.private;
  // Whoever sees an issue may comment on it and make one; the calls themselves know what takes more.
  return covers(installation.permissions, permission, need) && accessOf(repository, user.id) !== "none";
}

function covers(permissions: Permissions, permission: Permission, need: Need): boolean {
  const granted = permissions[permission];
  return granted !== undefined && (need === "read" || granted !== "read");
}
