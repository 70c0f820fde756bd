/** Understands a line with the people and labels of the organization. */
import { type Person, personOf } from "@eureka/contracts/actor";
import type { Id } from "@eureka/contracts/ids";
import type { QuickAdd } from "@eureka/contracts/quick-add";
import type { Context } from "../../operations/index.ts";
import { selectLabelsByName } from "../labels/labels.store.ts";
import { selectMembers } from "../people/people.store.ts";
import { timeZoneOf } from "../people/time-zone-of.ts";
import { namesDay } from "./find-due.ts";
import { parseQuickAdd } from "./parse-quick-add.ts";

/** How many names of one kind are looked up. */
const mostNames = 50;

/**
 * `workspaceId` is where the item shall live: its labels and, for people without one of their own, its time zone. "#two-word" means
 * the label "two word" where there is one. With `onlyKnownLabels`, other labels stay in the title.
 */
export async function resolveQuickAdd(
  context: Context,
  text: string,
  options: { readonly workspaceId?: Id<"workspace"> | undefined; readonly onlyKnownLabels: boolean },
): Promise<QuickAdd> {
  const { transaction } = context;
  const timeZone = namesDay(text) ? await timeZoneOf(context, options.workspaceId) : "UTC";
  const moment = { now: context.clock.now(), timeZone };
  const { handles: named, ...first } = parseQuickAdd(text, moment);
  if (named.length === 0 && first.labels.length === 0) return { ...first, assignees: [] };
  const wanted = first.labels.slice(0, mostNames);
  const spellings = wanted.flatMap((name) => [name, spaced(name)]);
  const [people, known] = await Promise.all([
    findPeople(context, named.slice(0, mostNames)),
    options.workspaceId ? selectLabelsByName(transaction, options.workspaceId, spellings) : [],
  ]);
  const names = new Map(known.map(({ name }) => [name.toLowerCase(), name]));
  const nameOf = (name: string) => names.get(name.toLowerCase()) ?? names.get(spaced(name).toLowerCase());

  const { handles, ...parsed } = parseQuickAdd(text, {
    ...moment,
    isHandle: (handle) => people.has(handle),
    isLabel: (name) => wanted.includes(name) && (!options.onlyKnownLabels || nameOf(name) !== undefined),
  });
  const assignees = new Map(handles.flatMap((handle) => people.get(handle) ?? []).map((person) => [person.id, person]));
  return {
    ...parsed,
    assignees: [...assignees.values()],
    labels: [...new Set(parsed.labels.map((name) => nameOf(name) ?? name))],
  };
}

/** Members by handle; "@me" is whoever types. */
async function findPeople(context: Context, handles: readonly string[]): Promise<Map<string, Person>> {
  if (handles.length === 0) return new Map();
  const members = await selectMembers(context.transaction, { ids: [], handles });
  const people = new Map(members.map(({ id, handle }): [string, Person] => [handle, { type: "member", id }]));
  const self = personOf(context.actor, context.onBehalfOf);
  if (self && handles.includes("me") && !people.has("me")) people.set("me", self);
  return people;
}

function spaced(name: string): string {
  return name.replaceAll(/[-_]/g, " ");
}
