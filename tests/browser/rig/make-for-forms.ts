/** One of everything that the forms of the console are about. */
import { expect } from "vitest";
import { makeBoard } from "./boards.ts";
import { lineOf, modelKey } from "./hostile-input.ts";
import type { Stage } from "./stage.ts";

/** Everything that the forms are about. */
export interface MadeForForms {
  readonly board: string;
  readonly item: string;
  readonly channel: string;
  /** A channel in which a card asks whether work may be made. */
  readonly cards: string;
  readonly decision: string;
  readonly proposal: string;
  readonly ideaRun: string;
  readonly workspace: string;
  /** Somebody who has no part in anything yet. */
  readonly member: string;
  readonly invitation: string;
  readonly passwordReset: string;
  /** To a platform that answers nobody, paused. */
  readonly connection: string;
}

/** Makes them in an organization of its own. */
export async function makeForForms(made: Stage): Promise<MadeForForms> {
  const { admin, workspaceId, join } = made;
  const { api } = admin;
  const board = await makeBoard(made, "Manners");
  const { key: itemKey } = await board.add("Backlog", "Fill this in");
  await board.add("Backlog", "The same work again");
  const { id: channelId } = await api.call("channel.create", { workspaceId, name: "talk" });
  const { id: runId } = await api.call("idea_run.create", { topic: "A quieter office", engine: "rules" });
  await expect.poll(async () => (await api.call("idea_run.get", { id: runId })).state).toBe("succeeded");
  const cleo = await join("Cleo Okafor", "user");
  const dana = await join("Dana Petrov", "user");
  const approval = { name: "Proposals", creationPolicy: "approval" as const };
  const { id: boardId } = await api.call("board.create", { workspaceId, ...approval });
  for (const title of ["Buy an oven", "Sell the van"])
    await cleo.api.call("work_item.create", { boardId, title }).catch(() => undefined);
  const { id: cardsId } = await api.call("channel.create", { workspaceId, name: "cards" });
  const { data: connections } = await api.call("connection.list", { connector: "built-in" });
  const builtIn = { connectionId: connections[0]?.id ?? "", platformChannelId: cardsId };
  await api.call("channel_mapping.set", { ...builtIn, boardId });
  await cleo.api.call("channel.join", { id: cardsId });
  const { data: decisions } = await api.call("decision.list", { states: ["open"] });
  await cleo.api.call("message.post", { channelId: cardsId, text: "/eureka new Paint the door" });
  const provider = {
    kind: "openai_compatible" as const,
    key: modelKey,
    model: "scripted",
    baseUrl: "http://127.0.0.1:9",
  };
  await api.call("model_provider.create", { ...provider, name: lineOf(0) });
  const connection = await api.call("connection.create", {
    connector: "trello",
    title: "Gone",
    platformWorkspaceId: "elsewhere",
    settings: { baseUrl: "http://127.0.0.1:9" },
    secrets: { key: "a key", token: "a token", secret: "a secret" },
  });
  // Nothing of the page asks the platform then.
  await api.call("connection.pause", { id: connection.id });
  const grants = [{ scope: { type: "organization" as const }, role: "user" as const }];
  const invited = await api.call("invitation.create", { email: `eva.${process.pid}@browser.example`, grants });
  const reset = await api.call("password_reset.create", { memberId: cleo.memberId });
  return {
    board: board.path,
    item: `/items/${itemKey}`,
    channel: `/channels/${channelId}`,
    cards: `/channels/${cardsId}`,
    decision: `/inbox/${decisions[0]?.id}`,
    proposal: `/inbox/${decisions[1]?.id}`,
    ideaRun: `/idea-runs/${runId}`,
    workspace: `/settings/workspaces/${workspaceId}`,
    member: `/settings/members?member=${dana.memberId}`,
    invitation: new URL(invited.link ?? "").pathname,
    passwordReset: new URL(reset.link ?? "").pathname,
    connection: `/settings/connections/${connection.id}`,
  };
}

/** For forms that are about nothing of it. */
export const nothingMade: MadeForForms = {
  board: "",
  item: "",
  channel: "",
  cards: "",
  decision: "",
  proposal: "",
  ideaRun: "",
  workspace: "",
  member: "",
  invitation: "",
  passwordReset: "",
  connection: "",
};
