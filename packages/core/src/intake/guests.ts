/** People whom nobody linked: what the rules of a channel let them do, and what they are told where they may not. */
import type { ChannelRules } from "@eureka/contracts/channel-mapping";
import type { Permission } from "@eureka/contracts/permissions";
import { say } from "@eureka/contracts/words";
import { signIdentityLink } from "../identity/index.ts";
import type { Grant, Principal } from "../operations/index.ts";
import { findRoute, type Route } from "../routing/index.ts";
import type { ChatActor } from "./resolve-actor.ts";
import type { Outcome } from "./run-for-actor.ts";
import { type Occasion, type Scene, sayToOne } from "./scene.ts";

type Step = ChannelRules["unlinkedMay"];

/** How somebody acts: by a command or a button, or by a reply in the thread of a work item. */
type Means = "command" | "reply";

const byReply: readonly Permission[] = ["work_item:read", "comment:create", "comment:update"];

/** Everything that a guest may; reading by commands is not among it, because what he reads is the members'. */
const scopes: Readonly<Record<Step, Readonly<Record<Means, readonly Permission[]>>>> = {
  nothing: { command: [], reply: [] },
  comment: { command: [], reply: byReply },
  make_work_items: { command: ["work_item:create"], reply: byReply },
};

/** As whom somebody acts in a channel: as his member, or as a guest under the platform's name; null where its rules let no guest do anything so. */
export async function findPrincipal(
  scene: Scene,
  actor: ChatActor,
  platformChannelId: string,
  means: Means,
): Promise<Principal | null> {
  if (actor.kind === "member") return actor.principal;
  const route = actor.mayBeGuest ? await findRoute(scene.context, scene.connection, platformChannelId) : null;
  const keyScopes = route ? scopes[route.rules.unlinkedMay][means] : [];
  if (!route || keyScopes.length === 0) return null;
  return { ...actor.principal, grants: [grantOf(route, means)], keyScopes };
}

/** A guest's work goes where the channel's goes and nowhere else; an item is discussed wherever in its workspace it stands by now. */
function grantOf({ workspaceId, boardId }: Route, means: Means): Grant {
  return means === "command" && boardId
    ? { scope: "board", boardId, workspaceId, role: "user" }
    : { scope: "workspace", workspaceId, role: "user" };
}

/** Tells somebody whom nobody linked why nothing happened, and how to change that. Only he may read it: the link is his. */
export async function introduce(scene: Scene, occasion: Occasion, actor: ChatActor): Promise<void> {
  if (actor.kind === "member") throw new Error("a member needs no introduction");
  const link = signIdentityLink(scene.context, actor.identityId);
  const guest = await findPrincipal(scene, actor, occasion.place.platformChannelId, "command");
  const text = guest ? say("external.only_new_work", { link }) : say("external.not_linked", { link });
  await sayToOne(scene, occasion, { text });
}

/** Whether somebody whom nobody linked was refused something for want of rights. */
export function isBeyondGuest(actor: ChatActor, outcome: Outcome): boolean {
  return actor.kind === "unlinked" && !outcome.ok && outcome.error.code === "permission.denied";
}
