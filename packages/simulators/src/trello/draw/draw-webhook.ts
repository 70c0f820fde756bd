/** Webhooks, and the watched model inside a delivery. */
import type { Webhook } from "../model.ts";
import type { World } from "../world.ts";
import { drawList, drawWatchedBoard } from "./draw-board.ts";
import { drawCard } from "./draw-card.ts";
import { drawMember, drawOrganization } from "./draw-people.ts";

export function drawWebhook({
  id,
  description,
  idModel,
  callbackURL,
  active,
  ...failures
}: Webhook): Record<string, unknown> {
  const { consecutiveFailures, firstConsecutiveFailDate } = failures;
  return { id, description, idModel, callbackURL, active, consecutiveFailures, firstConsecutiveFailDate };
}

/** Null when there is nothing of that id. */
export function drawModel(world: World, id: string): Record<string, unknown> | null {
  const board = world.boards.get(id);
  if (board) return drawWatchedBoard(world, board);
  const card = world.cards.get(id);
  if (card) return drawCard(world, card);
  const list = world.lists.get(id);
  if (list) return drawList(list);
  const member = world.members.get(id);
  if (member) return drawMember(world, member);
  const organization = world.organizations.get(id);
  return organization ? drawOrganization(organization) : null;
}
