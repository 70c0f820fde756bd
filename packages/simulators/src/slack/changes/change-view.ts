/** Views open, change and close. */
import { completeBlocks } from "../blocks/complete-blocks.ts";
import type { View, ViewDefinition } from "../records.ts";
import { refusal } from "../refusal.ts";
import type { SlackState } from "../state.ts";

type Owner = Pick<View, "teamId" | "appId" | "userId">;

/** Slack stacks at most three modals. */
const mostModals = 3;

/** Puts a modal on top of those that are open. @throws push_limit_reached, duplicate_external_id */
export function openModal(state: SlackState, owner: Owner, definition: ViewDefinition): View {
  const open = state.openModals(owner.userId);
  if (open.length >= mostModals) throw refusal("push_limit_reached");
  return addView(state, owner, definition, open.at(-1));
}

/** The home tab of a person, made or replaced. @throws hash_conflict, duplicate_external_id */
export function publishHome(
  state: SlackState,
  owner: Owner,
  definition: ViewDefinition,
  hash: string | undefined,
): View {
  const present = state.homeOf(owner.appId, owner.userId);
  return present ? replaceView(state, present, definition, hash) : addView(state, owner, definition, undefined);
}

function addView(state: SlackState, owner: Owner, definition: ViewDefinition, below: View | undefined): View {
  demandFreeExternalId(state, owner.teamId, definition, undefined);
  const id = state.newId("V");
  const view: View = {
    ...owner,
    id,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    definition: { ...definition, blocks: completeBlocks(definition.blocks) },
    hash: newHash(state),
    values: {},
  };
  state.views.set(id, view);
  return view;
}

/** What was typed stays where block and action keep their ids. */
export function replaceView(state: SlackState, view: View, definition: ViewDefinition, hash: string | undefined): View {
  if (hash !== undefined && hash !== view.hash) throw refusal("hash_conflict");
  demandFreeExternalId(state, view.teamId, definition, view.id);
  view.definition = { ...definition, blocks: completeBlocks(definition.blocks) };
  view.hash = newHash(state);
  const blockIds = new Set(view.definition.blocks.map(({ block_id: id }) => id));
  view.values = Object.fromEntries(Object.entries(view.values).filter(([id]) => blockIds.has(id)));
  return view;
}

function demandFreeExternalId(
  state: SlackState,
  teamId: string,
  { external_id: wanted }: ViewDefinition,
  own?: string,
): void {
  const isTaken = [...state.views.values()].some(
    (view) =>
      wanted !== undefined && view.definition.external_id === wanted && view.teamId === teamId && view.id !== own,
  );
  if (isTaken) throw refusal("duplicate_external_id");
}

function newHash(state: SlackState): string {
  return `${Math.floor(state.now() / 1_000)}.${state.newSecret().slice(0, 8)}`;
}
