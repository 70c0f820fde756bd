/** Rules of a connected board: they are changed in its dialog, a conflict waits on the item and in the inbox, and what was given up comes back. */
import { startTrello } from "@eureka/simulators/trello";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

const choose = async (page: Page, within: Locator, label: string, option: string) => {
  await within.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
};

async function expectSound(page: Page): Promise<void> {
  await settle(page);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
}

browserTest("people are asked which of two titles counts, and the other one can be brought back", async () => {
  const { admin, open } = await stage();
  const { call } = admin.api;
  const trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
  try {
    const bot = trello.addMember("Eureka Robot");
    const person = trello.as(bot);
    const board = person.createBoard("Garden", { defaultLists: false });
    const list = person.createList(board.id, "To do");
    const card = person.createCard(list.id, "Water the plants");
    const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
    const connection = await call("connection.create", {
      connector: "trello",
      settings: { baseUrl: trello.url },
      secrets: { key: trello.app.key, token, secret: trello.app.secret },
    });
    const connected = await call("connected_board.create", { connectionId: connection.id, platformBoardId: board.id });
    const itemsThere = async () => (await call("work_item.list", { boardId: connected.boardId })).data;
    await expect.poll(async () => (await itemsThere()).length).toBe(1);
    const [item] = await itemsThere();
    if (!item) throw new Error("the card was not taken over");

    const page = await open(admin, `/settings/connections/${connection.id}`);
    await page.getByRole("button", { name: "Rules of Garden" }).click();
    const dialog = page.getByRole("dialog", { name: "Rules of “Garden”" });
    await dialog.getByText(/^\d+, as many as needed/).waitFor();
    // Each call is noted a moment after it was made.
    await expect
      .poll(async () => (await call("connected_board.health", { id: connected.id })).callsInLastMinute)
      .toBeGreaterThan(0);
    await choose(page, dialog, "In a conflict: Title", "Ask people");
    await choose(page, dialog, "Which way: Labels", "Only to Eureka");
    await dialog.getByLabel("People and bots to ignore").fill("5abbe4b7ddc1b351ef961499");
    await dialog.getByLabel("Items a minute at most").fill("600");
    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByRole("region", { name: "What these rules would do" }).getByText("Nothing would be").waitFor();
    await expectSound(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await call("connected_board.get", { id: connected.id })).rules).toMatchObject({
      fields: {
        title: { direction: "both", conflict: "ask" },
        labels: { direction: "here", conflict: "latest" },
      },
      ignoredAuthors: ["5abbe4b7ddc1b351ef961499"],
      itemsPerMinute: 600,
    });

    // Both sides change the title while nothing goes between them.
    await call("connection.pause", { id: connection.id });
    person.editCard(card.id, { name: "Water the roses" });
    await call("work_item.update", { id: item.id, title: "Water the cactus" });
    await call("connection.resume", { id: connection.id });
    await page.goto(`${new URL(page.url()).origin}/items/${item.key}`);
    const waiting = page.getByRole("region", { name: "Waits for a decision" });
    await waiting.getByText("Water the roses").waitFor();
    expect(await waiting.getByText("Water the cactus").count()).toBe(1);
    expect(await scrollsSideways(page)).toBe(false);

    await waiting.getByRole("link", { name: "Decide" }).click();
    await page.getByRole("heading", { name: /both sides changed the title/ }).waitFor();
    await page.getByText("Water the roses").waitFor();
    await expectSound(page);
    await page.getByRole("button", { name: /^Keep what stands in Trello/ }).click();
    await expect.poll(async () => (await call("work_item.get", { id: item.id })).title).toBe("Water the roses");

    await page.goto(`${new URL(page.url()).origin}/items/${item.key}`);
    await page.getByRole("button", { name: "Show history" }).click();
    await page.getByText("Somebody decided for the other side.").filter({ visible: true }).waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByRole("button", { name: "Use this text" }).click();
    await expect.poll(() => trello.world.cards.get(card.id)?.name).toBe("Water the cactus");
  } finally {
    await trello.close();
  }
});
