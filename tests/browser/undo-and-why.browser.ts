/** An item with four copies and 200 comments: why it is as it is, and what was done to it taken back, also when somebody was faster. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { expect } from "vitest";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { makeBoard } from "./rig/boards.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, inDatabase, type Stage, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

browserTest("a change is taken back from the history; one that somebody changed since says who and when", async () => {
  const all = await stage();
  const { admin, open } = all;
  const board = await makeBoard(all, "Undo");
  const { id, key } = await board.add("To do", "Bake bread");
  await admin.api.call("work_item.update", { id, priority: "high" });
  const bea = await all.join("Bea Baker", "user");
  const page = await open(admin, `/items/${key}`);
  await page.getByRole("button", { name: "Show history" }).first().click();
  await admin.api.call("work_item.update", { id, title: "Bake cake" });
  await bea.api.call("work_item.update", { id, title: "Bake a pie" });
  const entries = page.getByRole("listitem").filter({ hasText: "changed the item" });
  await entries.filter({ hasText: "Bake cake → Bake a pie" }).waitFor();
  const mine = entries.filter({ hasText: "Bake bread → Bake cake" });
  await mine.getByRole("button", { name: "Undo" }).click();
  await mine.getByText("Title was changed by Bea Baker").waitFor();
  expect(await admin.api.call("work_item.get", { id })).toMatchObject({ title: "Bake a pie" });
  await settle(page);
  expect(await seriousFindings(page)).toEqual([]);

  const priority = entries.filter({ hasText: "Priority" });
  await priority.getByRole("button", { name: "Undo" }).click();
  await page.getByText("by undoing an earlier change").waitFor();
  expect(await admin.api.call("work_item.get", { id })).toMatchObject({ priority: "none" });
});

browserTest("every field of an item with four copies and 200 comments says where it comes from", async () => {
  const all = await stage();
  const { admin, open } = all;
  const { call } = admin.api;
  const trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
  try {
    const boards: string[] = [];
    const connectionId = await connect(all, trello);
    for (const name of ["Web", "Shop", "Legal", "Finance"])
      boards.push(await connectBoard(all, trello, connectionId, name));
    const [first = "", ...others] = boards;
    const item = await call("work_item.create", { boardId: first, title: "Bake bread", priority: "high" });
    for (const boardId of others) await call("work_item.place", { id: item.id, boardId });
    await call("work_item.update", { id: item.id, title: "Bake bread for everybody" });
    const copies = () => [...trello.world.cards.values()].filter(({ name }) => name === "Bake bread for everybody");
    await expect.poll(() => copies().length, { timeout: 20_000 }).toBe(4);
    // Not by the API: each would go to four cards, for which nobody waits here.
    await inDatabase(
      `insert into comments (organization_id, id, work_item_id, body, created_at, updated_at)
       select organization_id, gen_random_uuid(), id, 'Comment ' || number, now(), now()
       from work_items, generate_series(1, 200) as number where id = $1`,
      [toUuid(item.id as Id<"work_item">)],
    );
    const page = await open(admin, `/items/${item.key}`);
    await page.getByRole("button", { name: "Priority", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: `Why ${item.key} is as it is` });
    await dialog.getByText("made the item").waitFor();
    await dialog.getByRole("combobox", { name: "Ask about" }).click();
    await page.getByRole("option", { name: "Title", exact: true }).click();
    await dialog.getByText("Bake bread → Bake bread for everybody").waitFor();
    const written = dialog.getByRole("list", { name: "On other platforms" }).getByRole("listitem");
    expect(await written.allTextContents()).toEqual(
      Array.from({ length: 4 }, () => expect.stringMatching(/^Trello · .+Shows the same\. Written /)),
    );
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await settle(page);
      expect(await seriousFindings(page)).toEqual([]);
    }
    await dialog.getByRole("combobox", { name: "Ask about" }).click();
    await page.getByRole("option", { name: "List", exact: true }).click();
    for (const name of ["Web", "Shop", "Legal", "Finance"])
      await dialog.getByRole("heading", { name, exact: true }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await scrollsSideways(page)).toBe(false);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  } finally {
    await trello.close();
  }
});

async function connect({ admin }: Stage, trello: Trello): Promise<string> {
  const { token } = trello.issueToken(trello.addMember("Eureka Robot"), { scopes: ["read", "write"] });
  const { id } = await admin.api.call("connection.create", {
    connector: "trello",
    title: "Why on Trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token, secret: trello.app.secret },
  });
  return id;
}

async function connectBoard({ admin }: Stage, trello: Trello, connectionId: string, name: string): Promise<string> {
  const { call } = admin.api;
  const [robot] = [...trello.world.members.values()].filter(({ fullName }) => fullName === "Eureka Robot");
  if (!robot) throw new Error("nobody writes there");
  const { id: platformBoardId } = trello.as(robot).createBoard(name);
  const { id } = await call("connected_board.create", { connectionId, platformBoardId });
  await expect.poll(async () => (await call("connected_board.get", { id })).state, { timeout: 20_000 }).toBe("active");
  return (await call("connected_board.get", { id })).boardId;
}
