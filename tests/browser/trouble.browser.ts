/** Bad days: no connection, a slow one, hostile words in every field, and words without end. */
import { expect } from "vitest";
import { scrollsSideways } from "./rig/axe.ts";
import { cardOf, columnOf, makeBoard } from "./rig/boards.ts";
import { browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

browserTest("a lost connection is shown quietly, and what happened meanwhile is there when it is back", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Offline");
  await board.add("Backlog", "Before");
  const page = await open(admin, board.path);
  await cardOf(page, "Before").waitFor();
  await page.getByText("Live", { exact: true }).first().waitFor();
  await page.context().setOffline(true);
  await page
    .getByText(/^(Offline|Connecting)$/)
    .first()
    .waitFor();
  await cardOf(page, "Before").waitFor();
  await board.add("Doing", "Meanwhile");
  await page.context().setOffline(false);
  await page.getByText("Live", { exact: true }).first().waitFor();
  await columnOf(page, "Doing").getByText("Meanwhile").waitFor();
});

browserTest("a slow answer shows the page's own shape first, and typing does not wait for it", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Slow");
  await board.add("Backlog", "First");
  const page = await open(admin, "/boards");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/api/v2/boards/${board.id}**`, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: /Slow/ }).first().click();
  await page.getByRole("status", { name: "Loading" }).or(page.locator("[aria-busy=true]")).first().waitFor();
  letGo();
  await cardOf(page, "First").waitFor();
});

const hostile = [
  `<script>window.hurt = true</script>`,
  `<img src=x onerror="window.hurt=true">`,
  `[click](javascript:window.hurt=true)`,
  `"><svg onload=window.hurt=true>`,
  `{{constructor.constructor('window.hurt=true')()}}`,
  "\u202Eright to left\u202C \u0645\u0631\u062D\u0628\u0627",
].join(" ");

browserTest(
  "hostile words in every field are words: nothing runs, nothing breaks, nothing scrolls sideways",
  async () => {
    const { admin, workspaceId, open } = await stage();
    const { api } = admin;
    const line = hostile.slice(0, 190);
    const { id: boardId, lists } = await api.call("board.create", { workspaceId, name: line });
    const listId = lists[0]?.id ?? "";
    await api.call("list.update", { id: listId, name: line });
    const label = await api.call("label.create", { workspaceId, name: hostile.slice(0, 40) });
    const { id, key } = await api.call("work_item.create", {
      listId,
      title: `${hostile} ${"w".repeat(150)}`,
      description: `${hostile}\n\n${"x".repeat(60_000)}\n\n<iframe src="javascript:window.hurt=true"></iframe>`,
      labels: [label.name],
    });
    await api.call("checklist_entry.create", { workItemId: id, text: hostile });
    await api.call("comment.create", { workItemId: id, body: `${hostile}\n\n${"y".repeat(20_000)}` });
    const { id: channelId } = await api.call("channel.create", { workspaceId, name: "hostile", topic: line });
    await api.call("message.post", { channelId, text: hostile });
    const { id: runId } = await api.call("idea_run.create", { topic: line, context: hostile, engine: "rules" });
    await expect.poll(async () => (await api.call("idea_run.get", { id: runId })).state).toBe("succeeded");

    const page = await open(admin, "/", { viewport: { width: 360, height: 740 } });
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => expect.fail("a dialog was opened")));
    const paths = ["/", "/boards", `/boards/${boardId}?item=${key}`, `/items/${key}`, `/channels/${channelId}`];
    for (const path of [...paths, "/ideas", `/idea-runs/${runId}`, "/activity"]) {
      await page.goto(path);
      await page.getByRole("heading").first().waitFor();
      await page.getByText("window.hurt").first().waitFor({ state: "attached" });
      expect(await scrollsSideways(page), path).toBe(false);
      expect(await page.locator('a[href^="javascript:"], iframe, script:not([src])').count(), path).toBe(0);
    }
    await page.goto(`/items/${key}`);
    await page
      .getByRole("link", { name: "click" })
      .first()
      .click({ timeout: 1_000 })
      .catch(() => undefined);
    expect(await page.evaluate(() => "hurt" in window)).toBe(false);
  },
);

browserTest("a hundred thousand typed characters are taken, and shown without a sideways scroll", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Long");
  const { id, key } = await board.add("Backlog", "Long story");
  const page = await open(admin, `/items/${key}`);
  const story = "wordswithoutend ".repeat(6_250).trimEnd();
  await page.getByRole("button", { name: "Add description" }).click();
  await page.getByRole("textbox", { name: "Description" }).fill(story);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await admin.api.call("work_item.get", { id })).description.length).toBe(story.length);
  expect(await scrollsSideways(page)).toBe(false);
});

browserTest("the palette finds places and operations, and the keyboard's list of keys opens", async () => {
  const { admin, open } = await stage();
  const page = await open(admin, "/");
  await page.getByRole("heading", { name: "Hello, Ann Berger" }).waitFor();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await palette.getByRole("combobox").fill("activity");
  await palette
    .getByRole("option", { name: /Activity/ })
    .first()
    .click();
  await page.waitForURL("**/activity");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.waitForURL("**/boards");
  await page.keyboard.press("Shift+?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
});
