import type { Account, Author, Repository } from "../model.ts";
import { invalid } from "../refusal.ts";
import { nameOf, type World } from "../world.ts";
import { makeSha } from "./make-sha.ts";

export interface RepositoryWish {
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
}

/** The labels that GitHub gives every repository. */
const defaultLabels = [
  ["bug", "d73a4a", "Something isn't working"],
  ["documentation", "0075ca", "Improvements or additions to documentation"],
  ["duplicate", "cfd3d7", "This issue or pull request already exists"],
  ["enhancement", "a2eeef", "New feature or request"],
  ["good first issue", "7057ff", "Good for newcomers"],
  ["help wanted", "008672", "Extra attention is needed"],
  ["invalid", "e4e669", "This doesn't seem right"],
  ["question", "d876e3", "Further information is requested"],
  ["wontfix", "ffffff", "This will not be worked on"],
] as const;

export function createRepository(world: World, author: Author, owner: Account, wish: RepositoryWish): Repository {
  const { now } = world;
  const repository: Repository = {
    id: world.newId(),
    name: wish.name,
    owner,
    private: wish.private ?? true,
    archived: false,
    hasIssues: true,
    description: wish.description ?? null,
    collaborators: new Map(author.account === owner ? [] : [[author.account.id, "admin"]]),
    labels: new Map(),
    milestones: new Map(),
    issues: new Map(),
    branches: new Map([["main", makeSha()]]),
    commits: new Map(),
    checkRuns: [],
    statuses: [],
    deletedNumbers: new Set(),
    transferred: new Map(),
    formerNames: new Set(),
    lastNumber: 0,
    lastMilestone: 0,
    createdAt: now,
    updatedAt: now,
  };
  assertFree(world, nameOf(repository));
  for (const [name, color, description] of defaultLabels) {
    const id = world.newId();
    repository.labels.set(id, { id, name, color, description, isDefault: true });
  }
  world.repositories.set(repository.id, repository);
  tell(world, author, repository, "created");
  return repository;
}

export function renameRepository(world: World, author: Author, repository: Repository, name: string): void {
  const before = nameOf(repository);
  assertFree(world, `${repository.owner.login}/${name}`);
  const from = repository.name;
  repository.formerNames.add(before.toLowerCase());
  repository.name = name;
  tell(world, author, repository, "renamed", { changes: { repository: { name: { from } } } });
}

/** To another account: installations of the former one lose it, those of the new one may have it. */
export function transferRepository(world: World, author: Author, repository: Repository, owner: Account): void {
  const before = repository.owner;
  repository.formerNames.add(nameOf(repository).toLowerCase());
  for (const { account, selected } of world.installations.values()) {
    if (account === before) selected?.delete(repository.id);
  }
  repository.owner = owner;
  const kind = before.type === "Organization" ? "organization" : "user";
  const changes = { owner: { from: { [kind]: { login: before.login, id: before.id } } } };
  tell(world, author, repository, "transferred", { changes });
}

export function setArchived(world: World, author: Author, repository: Repository, archived: boolean): void {
  if (repository.archived === archived) return;
  repository.archived = archived;
  tell(world, author, repository, archived ? "archived" : "unarchived");
}

export function deleteRepository(world: World, author: Author, repository: Repository): void {
  // Those that see it hear of it, so it goes afterwards.
  tell(world, author, repository, "deleted");
  world.repositories.delete(repository.id);
  for (const { selected } of world.installations.values()) selected?.delete(repository.id);
}

function assertFree(world: World, fullName: string): void {
  const isTaken = [...world.repositories.values()].some(
    (other) => nameOf(other).toLowerCase() === fullName.toLowerCase(),
  );
  if (isTaken) throw invalid({ resource: "Repository", code: "already_exists", field: "name" });
}

function tell(
  world: World,
  { account: sender }: Author,
  repository: Repository,
  action: string,
  payload: Readonly<Record<string, unknown>> = {},
): void {
  repository.updatedAt = world.now;
  world.onHappening({ event: "repository", action, sender, repository, payload });
}
