/** The board: quick add, moving by mouse, finger and keyboard, filter, pasted lines, and two people at once. */
import { devices } from "playwright-core";
import { expect } from "vitest";
import { cardOf, columnOf, dragByFinger, dragByMouse, makeBoard } from "./rig/boards.ts";
import { browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

browserTest("a typed line is understood as in the chat, shown as understood, and becomes an item", async () => {
  const { admin, workspaceId, join, open } = await stage();
  const cleo = await join("Cleo Okafor", "user");
  const { handle } = await admin.api.call("member.get", { id: cleo.memberId });
  await admin.api.call("label.create", { workspaceId, name: "web" });
  const board = await makeBoard(await stage(), "Quick add");
  const page = await open(admin, board.path);
  await page.getByRole("button", { name: "Add item to Backlog" }).click();
  const field = page.getByLabel("New item in Backlog");
  await field.fill(`Fix login, urgent, by Friday @${handle} #web`);
  const understood = page.getByRole("group", { name: "Understood so far" });
  await understood.getByText("Cleo Okafor").waitFor();
  await understood.getByText("web").waitFor();
  await field.press("Enter");
  await cardOf(page, "Fix login").waitFor();

  const { data } = await admin.api.call("work_item.list", { boardId: board.id });
  expect(data).toHaveLength(1);
  const [item] = data;
  expect(item).toMatchObject({ title: "Fix login", priority: "urgent", assignees: [{ id: cleo.memberId }] });
  expect(item?.labels.map(({ name }) => name)).toEqual(["web"]);
  expect(item?.due).not.toBeNull();
  // The field stays for the next line.
  expect(await field.inputValue()).toBe("");
});

browserTest("a card is dragged to another list by mouse, and to another place within it", async () => {
  const board = await makeBoard(await stage(), "By mouse");
  for (const title of ["First", "Second", "Third"]) await board.add("Backlog", title);
  const { admin, open } = await stage();
  const page = await open(admin, board.path);
  await dragByMouse(page, cardOf(page, "First"), columnOf(page, "Doing"));
  await columnOf(page, "Doing").getByText("First").waitFor();
  await expect.poll(() => board.titles("Doing")).toEqual(["First"]);

  await dragByMouse(page, cardOf(page, "Third"), cardOf(page, "Second"));
  await expect.poll(() => board.titles("Backlog")).toEqual(["Third", "Second"]);
  // Letting go is no click: nothing was opened.
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await columnOf(page, "Doing").getByText("First").waitFor();
});

browserTest("a card that hangs on the mouse is put back by Escape, and nothing else is closed", async () => {
  const board = await makeBoard(await stage(), "Put back");
  const { key } = await board.add("Backlog", "First");
  const { admin, open } = await stage();
  const page = await open(admin, `${board.path}?item=${key}`);
  await page.getByRole("heading", { name: "First" }).waitFor();
  const card = await cardOf(page, "First").boundingBox();
  const there = await columnOf(page, "To do").boundingBox();
  if (!card || !there) throw new Error("the board is not on the screen");
  await page.mouse.move(card.x + 20, card.y + 10);
  await page.mouse.down();
  await page.mouse.move(there.x + 20, there.y + 60, { steps: 5 });
  await page.locator("[data-moving]").waitFor();
  await page.locator("[data-target]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("[data-moving]").waitFor({ state: "detached" });
  await page.mouse.up();
  expect(await page.locator("[data-target]").count()).toBe(0);
  expect(await columnOf(page, "Backlog").getByText("First").count()).toBe(1);
  expect(new URL(page.url()).searchParams.get("item")).toBe(key);
  expect(await board.titles("Backlog")).toEqual(["First"]);
});

browserTest("a card is moved by keyboard alone, told what happens, and put back by Escape", async () => {
  const board = await makeBoard(await stage(), "By keyboard");
  for (const title of ["First", "Second"]) await board.add("Backlog", title);
  const { admin, open } = await stage();
  const page = await open(admin, board.path);
  const card = cardOf(page, "First");
  await card.focus();
  await page.keyboard.press("Space");
  await page.getByText("Picked up First. Backlog, position 1 of 2.").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByText("To do, position 1 of 1.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("First is back where it was.").waitFor();
  expect(await board.titles("To do")).toEqual([]);

  await page.keyboard.press("Space");
  await page.getByText("Picked up First. Backlog, position 1 of 2.").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.getByText("Dropped First in Doing, position 1 of 1.").waitFor();
  await expect.poll(() => board.titles("Doing")).toEqual(["First"]);
  expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
});

browserTest("a card is moved by finger on a small screen", async () => {
  const board = await makeBoard(await stage(), "By finger");
  await board.add("Backlog", "First");
  const { admin, open } = await stage();
  const { viewport: _, ...phone } = devices["Pixel 7"] ?? {};
  const page = await open(admin, board.path, { ...phone, viewport: { width: 700, height: 800 } });
  await dragByFinger(page, cardOf(page, "First"), columnOf(page, "To do"));
  await expect.poll(() => board.titles("To do")).toEqual(["First"]);
});

browserTest("a refused move goes back with the reason at the card", async () => {
  const board = await makeBoard(await stage(), "Refused");
  await board.add("Backlog", "First");
  const { admin, open } = await stage();
  const page = await open(admin, board.path);
  await page.route("**/api/v2/work-items/*/move", (route) => route.abort());
  await dragByMouse(page, cardOf(page, "First"), columnOf(page, "Doing"));
  await columnOf(page, "Backlog").getByRole("alert").waitFor();
  await columnOf(page, "Backlog").getByText("First").waitFor();
  expect(await board.titles("Backlog")).toEqual(["First"]);
});

browserTest("what one person does appears in the other's window, and each sees who is looking", async () => {
  const { admin, join, open } = await stage();
  const bo = await join("Bo Lindqvist", "manager");
  const board = await makeBoard(await stage(), "Together");
  await board.add("Backlog", "First");
  const annsPage = await open(admin, board.path);
  const bosPage = await open(bo, board.path);
  await cardOf(bosPage, "First").waitFor();
  await annsPage.getByRole("group", { name: "Who is looking" }).getByLabel("Bo Lindqvist").waitFor();
  await bosPage.getByRole("group", { name: "Who is looking" }).getByLabel("Ann Berger").waitFor();

  await dragByMouse(annsPage, cardOf(annsPage, "First"), columnOf(annsPage, "Doing"));
  await columnOf(bosPage, "Doing").getByText("First").waitFor();
  await bosPage.getByRole("button", { name: "Add item to Done" }).click();
  await bosPage.getByLabel("New item in Done").fill("Second");
  await bosPage.keyboard.press("Enter");
  await columnOf(annsPage, "Done").getByText("Second").waitFor();
});

browserTest("search and filter hide what does not match, and stand in the address", async () => {
  const board = await makeBoard(await stage(), "Search");
  for (const title of ["Bake bread", "Sell bread", "Sweep"]) await board.add("Backlog", title);
  const { admin, open } = await stage();
  const page = await open(admin, board.path);
  await cardOf(page, "Sweep").waitFor();
  await page.getByLabel("Search this board").fill("bread");
  await cardOf(page, "Sweep").waitFor({ state: "detached" });
  await cardOf(page, "Bake bread").waitFor();
  await page.waitForURL(/bread/);
  await page.reload();
  await cardOf(page, "Sell bread").waitFor();
  expect(await cardOf(page, "Sweep").count()).toBe(0);
  await page.getByRole("button", { name: "Mine", exact: true }).click();
  await page.getByText("Nothing here matches the filter").first().waitFor();
});

browserTest("five hundred pasted lines are asked about, made one by one, and stopped on the way", async () => {
  const board = await makeBoard(await stage(), "Pasted");
  const { admin, open } = await stage();
  const page = await open(admin, board.path);
  await page.getByRole("button", { name: "Add item to Backlog" }).click();
  const lines = Array.from({ length: 500 }, (_, index) => `Line ${index + 1}`);
  await page.getByLabel("New item in Backlog").evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, lines.join("\r\n"));
  const dialog = page.getByRole("dialog", { name: "Make 500 items?" });
  await dialog.getByText("and 497 more").waitFor();
  expect(await board.titles("Backlog")).toEqual([]);
  await dialog.getByRole("button", { name: "Make 500 items" }).click();
  await expect.poll(async () => (await board.titles("Backlog")).length).toBeGreaterThan(2);
  await dialog.getByRole("button", { name: "Stop" }).click();
  const goOn = dialog.getByRole("button", { name: /^Make the other \d+$/ });
  const left = Number(/\d+/.exec((await goOn.textContent()) ?? "")?.[0]);
  expect(await board.titles("Backlog")).toEqual(lines.slice(0, 500 - left));
});
