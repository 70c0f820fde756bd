import { drawLabel, drawMilestone } from "../draw/draw-issue.ts";
import type { Author, Label, Milestone, Repository } from "../model.ts";
import { invalid, notFound } from "../refusal.ts";
import type { World } from "../world.ts";

const longestName = 50;
/** The colour of a label that was only named. */
const plain = "ededed";

interface LabelWish {
  readonly name: string;
  readonly color?: string | undefined;
  readonly description?: string | null | undefined;
}

export function findLabel(repository: Repository, name: string): Label {
  const found = lookUp(repository, name);
  if (!found) throw notFound();
  return found;
}

/** An issue may name a label that its repository does not have yet. */
export function findOrMakeLabel(world: World, author: Author, repository: Repository, name: string): Label {
  return lookUp(repository, name) ?? createLabel(world, author, repository, { name });
}

export function createLabel(world: World, author: Author, repository: Repository, wish: LabelWish): Label {
  checkName(repository, wish.name, null);
  const label: Label = {
    id: world.newId(),
    name: wish.name.trim(),
    color: (wish.color ?? plain).toLowerCase(),
    description: wish.description ?? null,
    isDefault: false,
  };
  repository.labels.set(label.id, label);
  tell(world, author, repository, label, "created");
  return label;
}

export function editLabel(
  world: World,
  author: Author,
  repository: Repository,
  label: Label,
  { name = label.name, color = label.color, description = label.description }: Partial<LabelWish>,
): Label {
  checkName(repository, name, label);
  const changes = {
    ...(name !== label.name && { name: { from: label.name } }),
    ...(color !== label.color && { color: { from: label.color } }),
  };
  Object.assign(label, { name: name.trim(), color: color.toLowerCase(), description });
  tell(world, author, repository, label, "edited", { changes });
  return label;
}

/** It leaves every issue too, which no event of those tells. */
export function deleteLabel(world: World, author: Author, repository: Repository, label: Label): void {
  repository.labels.delete(label.id);
  for (const issue of repository.issues.values()) {
    if (!issue.labels.includes(label)) continue;
    issue.labels = issue.labels.filter((one) => one !== label);
    issue.updatedAt = world.now;
  }
  tell(world, author, repository, label, "deleted");
}

interface MilestoneWish {
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly dueOn?: string | null | undefined;
  readonly state?: "open" | "closed" | undefined;
}

export function createMilestone(world: World, author: Author, repository: Repository, wish: MilestoneWish): Milestone {
  const isTaken = [...repository.milestones.values()].some(({ title }) => title === wish.title);
  if (isTaken) throw invalid({ resource: "Milestone", code: "already_exists", field: "title" });
  const state = wish.state ?? "open";
  const { now } = world;
  const milestone: Milestone = {
    id: world.newId(),
    number: ++repository.lastMilestone,
    title: wish.title,
    description: wish.description ?? null,
    state,
    dueOn: wish.dueOn ?? null,
    creator: author.account,
    createdAt: now,
    updatedAt: now,
    closedAt: state === "closed" ? now : null,
  };
  repository.milestones.set(milestone.number, milestone);
  tellOfMilestone(world, author, repository, milestone, "created");
  return milestone;
}

export function editMilestone(
  world: World,
  author: Author,
  repository: Repository,
  milestone: Milestone,
  wish: Partial<MilestoneWish>,
): Milestone {
  const { state = milestone.state, title = milestone.title } = wish;
  const wasState = milestone.state;
  Object.assign(milestone, {
    title,
    state,
    description: wish.description === undefined ? milestone.description : wish.description,
    dueOn: wish.dueOn === undefined ? milestone.dueOn : wish.dueOn,
    updatedAt: world.now,
    closedAt: state === "closed" ? (milestone.closedAt ?? world.now) : null,
  });
  const action = wasState === state ? "edited" : state === "closed" ? "closed" : "opened";
  tellOfMilestone(world, author, repository, milestone, action);
  return milestone;
}

export function deleteMilestone(world: World, author: Author, repository: Repository, milestone: Milestone): void {
  repository.milestones.delete(milestone.number);
  for (const issue of repository.issues.values()) {
    if (issue.milestone === milestone) Object.assign(issue, { milestone: null, updatedAt: world.now });
  }
  tellOfMilestone(world, author, repository, milestone, "deleted");
}

/** Names differ by more than capitals. */
function lookUp(repository: Repository, name: string): Label | undefined {
  const wanted = name.trim().toLowerCase();
  return [...repository.labels.values()].find((label) => label.name.toLowerCase() === wanted);
}

function checkName(repository: Repository, name: string, itself: Label | null): void {
  const problem = { resource: "Label", field: "name" } as const;
  if (name.trim() === "") throw invalid({ ...problem, code: "missing_field" });
  if ([...name].length > longestName) {
    throw invalid({ ...problem, code: "custom", message: `name is too long (maximum is ${longestName} characters)` });
  }
  const known = lookUp(repository, name);
  if (known && known !== itself) throw invalid({ ...problem, code: "already_exists" });
}

function tell(
  world: World,
  { account: sender }: Author,
  repository: Repository,
  label: Label,
  action: string,
  more: object = {},
): void {
  const payload = { label: drawLabel(world, repository, label), ...more };
  world.onHappening({ event: "label", action, sender, repository, payload });
}

function tellOfMilestone(
  world: World,
  { account: sender }: Author,
  repository: Repository,
  milestone: Milestone,
  action: string,
): void {
  const payload = { milestone: drawMilestone(world, repository, milestone) };
  world.onHappening({ event: "milestone", action, sender, repository, payload });
}
