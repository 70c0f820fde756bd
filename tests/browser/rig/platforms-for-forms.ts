/** Platforms that answer, and one of everything that the forms about platforms are about. */
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { expect } from "vitest";
import { connectGitHub } from "./connect-github.ts";
import { lineOf } from "./hostile-input.ts";
import type { Stage } from "./stage.ts";
import { connectSlack } from "./talk-on-slack.ts";

export interface PlatformsForForms {
  /** What a Trello is connected with that nobody has connected yet. */
  readonly trello: { readonly url: string; readonly key: string; readonly token: string; readonly secret: string };
  /** A connected Trello: its board Garden is here, its board Yard is not. */
  readonly tracker: string;
  /** An item of Garden, with the field Pot that only Trello knows. */
  readonly copiedItem: string;
  /** A connected GitHub with one repository. */
  readonly repositories: string;
  /** A file of mappings for the channels of a connected Slack. */
  readonly mappings: string;
  readonly spareWorkspace: string;
  readonly close: () => Promise<void>;
}

/** Makes them in an organization of its own. Whoever asks closes it. */
export async function startPlatformsForForms(made: Stage): Promise<PlatformsForForms> {
  const trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
  const { github, connectionId: repositories } = await connectGitHub(made);
  const tracker = await connectTrello(made, trello);
  const { call } = made.admin.api;
  const slack = { signing: "a secret of the forms", platformWorkspaceId: "T0FORMS" };
  const slackId = await connectSlack(made.admin.api, slack);
  const { workspaceId } = made;
  for (const platformChannelId of ["C0LOG", "C0OTHER"])
    await call("channel_mapping.set", { connectionId: slackId, platformChannelId, workspaceId });
  const spare = await call("workspace.create", { name: lineOf(0), key: "SPARE" });
  return {
    ...tracker,
    repositories: `/settings/connections/${repositories}`,
    mappings: `connectionId,channelId,workspaceId,board\n${slackId},C0NEW,${workspaceId},\n`,
    spareWorkspace: `/settings/workspaces/${spare.id}`,
    close: async () => {
      await github.close();
      await trello.close();
    },
  };
}

async function connectTrello(
  { admin: { api } }: Stage,
  trello: Trello,
): Promise<Pick<PlatformsForForms, "trello" | "tracker" | "copiedItem">> {
  const { call } = api;
  const { key, secret } = trello.app;
  const [bot, other] = [trello.addMember("Eureka Robot"), trello.addMember("Another Robot")];
  const [first, second] = [bot, other].map((who) => trello.issueToken(who, { scopes: ["read", "write"] }).token);
  const person = trello.as(bot);
  const garden = person.createBoard("Garden", { defaultLists: false });
  person.createBoard("Yard", { defaultLists: false });
  const card = person.createCard(person.createList(garden.id, "To do").id, "Water the plants");
  const pot = person.createCustomField(garden.id, { name: "Pot", type: "text" });
  person.setCustomField(card.id, pot.id, { value: { text: "terracotta" } });
  const someone = trello.addMember("Dora Somebody");
  person.addToBoard(garden.id, someone.id);
  trello.as(someone).comment(card.id, "Only in the evening");
  const { id: connectionId } = await call("connection.create", {
    connector: "trello",
    // Every Trello is one place: another one is connected by its form.
    platformWorkspaceId: "garden",
    settings: { baseUrl: trello.url },
    secrets: { key, token: first ?? "", secret },
  });
  const { boardId } = await call("connected_board.create", { connectionId, platformBoardId: garden.id });
  const itemsThere = async () => (await call("work_item.list", { boardId })).data;
  await expect.poll(async () => (await itemsThere()).length).toBe(1);
  const [item] = await itemsThere();
  const links = async () => (await call("external_link.list", { workItemId: item?.id ?? "" })).data;
  await expect.poll(async () => (await links())[0]?.fields.map(({ name }) => name)).toContain("Pot");
  const unlinked = async () => (await call("external_identity.list", { linked: false })).data;
  await expect.poll(async () => (await unlinked()).length).toBeGreaterThan(0);
  return {
    trello: { url: trello.url, key, token: second ?? "", secret },
    tracker: `/settings/connections/${connectionId}`,
    copiedItem: `/items/${item?.key}`,
  };
}
