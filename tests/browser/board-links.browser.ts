/** Board links: two boards are linked, with a preview; items come over, the link rests, and is taken away. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { cardOf, makeBoard } from "./rig/boards.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

const choose = async (page: Page, within: Locator, label: string, option: string) => {
  await within.getByRole("combobox", { name: label }).click();
  // The mark of a list says its state before its name.
  await page.getByRole("option", { name: new RegExp(`(^|\\s)${option}$`) }).click();
};

async function openLinks(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "More about this board" }).click();
  await page.getByRole("menuitem", { name: "Linked boards" }).click();
  const dialog = page.getByRole("dialog", { name: "Linked boards" });
  await dialog.waitFor();
  return dialog;
}

async function expectSound(page: Page): Promise<void> {
  await settle(page);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
}

browserTest("two boards are linked after a preview, an item comes over, and the link rests and goes", async () => {
  const all = await stage();
  const { admin, workspaceId, open } = all;
  const { call } = admin.api;
  const [here, there] = [await makeBoard(all, "Web team"), await makeBoard(all, "Operations")];
  const label = await call("label.create", { workspaceId, name: "bug" });
  const { id, key } = await here.add("Doing", "Fix login page");
  await call("work_item.update", { id, labels: [label.id] });
  await here.add("To do", "Stays at home");
  const page = await open(admin, here.path);
  const dialog = await openLinks(page);
  await dialog.getByText("This board is linked to no other one.").waitFor();
  await expectSound(page);

  await dialog.getByRole("button", { name: "Link a board" }).click();
  const form = page.getByRole("dialog", { name: "Link a board" });
  await choose(page, form, "Other board", "Operations");
  await choose(page, form, "Which way items go", "Only from here to there");
  // Lists of one name stand for each other already.
  const doing = form.getByRole("combobox", { name: "List of Operations for Doing" });
  expect(await doing.textContent()).toContain("Doing");
  await choose(page, form, "List of Operations for Doing", "Backlog");
  const labels = form.getByRole("combobox", { name: "With one of these labels" });
  // What is no label is not taken, and sends nothing.
  await labels.fill("no such label");
  await labels.press("Enter");
  await labels.fill("bu");
  await labels.press("ArrowDown");
  await labels.press("Enter");
  await form.getByRole("button", { name: "bug" }).waitFor();
  await page.keyboard.press("Tab");
  await form.getByRole("button", { name: "Preview" }).click();
  await form.getByText("1 item comes to Operations").waitFor();
  await form.getByRole("link", { name: key }).waitFor();
  await form.getByText("1 item stays where it is", { exact: false }).waitFor();
  await expectSound(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectSound(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  // Closing asks, because something was changed.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Stay" }).click();

  await form.getByRole("button", { name: "Link boards" }).click();
  await form.waitFor({ state: "detached" });
  await dialog.getByText("Goes there: labelled bug").waitFor();
  // The items that were there before are looked at in the background.
  await dialog.getByText("2 items that were there before were looked at, 1 placed", { exact: false }).waitFor();
  await expectSound(page);
  await expect.poll(() => there.titles("Backlog")).toEqual(["Fix login page"]);
  const theirs = await open(admin, there.path);
  await cardOf(theirs, "Fix login page").waitFor();

  const menu = page.getByRole("button", { name: "More about the link to Operations" });
  await menu.click();
  await page.getByRole("menuitem", { name: "Edit link" }).click();
  const editing = page.getByRole("dialog", { name: "Edit the link to Operations" });
  expect(await editing.getByRole("combobox", { name: "List of Operations for Doing" }).textContent()).toContain(
    "Backlog",
  );
  await choose(page, editing, "When an item is taken off this board", "It is taken off the other one, too");
  await editing.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.getByText("Taken off here, an item is taken off there, too.").waitFor();

  // Somebody lets it rest elsewhere: the dialog says so by itself.
  const [link] = (await call("board_link.list", { boardId: here.id })).data;
  expect(link).toMatchObject({ whenRemoved: "remove", sides: [{ sends: true, receives: false }, { sends: false }] });
  await call("board_link.update", { id: link?.id ?? "", isPaused: true });
  await dialog.getByText("Paused", { exact: true }).waitFor();
  await menu.click();
  await page.getByRole("menuitem", { name: "Resume link" }).click();
  await dialog.getByText("Paused", { exact: true }).waitFor({ state: "detached" });
  await menu.click();
  await page.getByRole("menuitem", { name: "Pause link" }).click();
  await dialog.getByText("Paused", { exact: true }).waitFor();
  expect((await call("board_link.list", { boardId: here.id })).data[0]?.isPaused).toBe(true);

  await menu.click();
  await page.getByRole("menuitem", { name: "Delete link" }).click();
  const question = page.getByRole("dialog", { name: "Delete the link to Operations?" });
  await question.getByRole("button", { name: "Delete link" }).click();
  await dialog.getByText("This board is linked to no other one.").waitFor();
  expect((await call("board_link.list", { boardId: here.id })).data).toEqual([]);
  expect(await there.titles("Backlog")).toEqual(["Fix login page"]);
});

browserTest("items that two boards have for the same work become one: by a link, and by hand", async () => {
  const all = await stage();
  const { admin, open } = all;
  const { call } = admin.api;
  const [here, there] = [await makeBoard(all, "Cards"), await makeBoard(all, "Issues")];
  const kept = await here.add("Doing", "Renew <b>certificates</b>");
  const twin = await there.add("To do", "Renew <b>certificates</b>");
  await here.add("To do", "Weekly meeting");
  await there.add("To do", "Weekly meeting");
  const page = await open(admin, here.path);
  const dialog = await openLinks(page);
  await dialog.getByRole("button", { name: "Link a board" }).click();
  const form = page.getByRole("dialog", { name: "Link a board" });
  await choose(page, form, "Other board", "Issues");
  await form.getByRole("button", { name: "Preview" }).click();
  await form.getByText("2 pairs of items are likely the same work").waitFor();
  await form.getByText("Nothing comes to Issues").waitFor();
  await expectSound(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectSound(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  const choices = form.getByRole("checkbox");
  expect(await choices.count()).toBe(2);
  const meeting = form.getByRole("listitem").filter({ hasText: "Weekly meeting" }).getByRole("checkbox");
  await meeting.uncheck();
  await form.getByRole("button", { name: "Link boards" }).click();
  await form.waitFor({ state: "detached" });
  await dialog.getByText("1 pair became one item.").waitFor();
  expect(await there.titles("Doing")).toEqual(["Renew <b>certificates</b>"]);
  expect((await here.titles("To do")).toSorted()).toEqual(["Weekly meeting", "Weekly meeting"]);
  const found = await call("work_item.get", { id: twin.key });
  expect(found.key).toBe(kept.key);

  // What was left apart is made one by hand after all.
  const [first, second] = (await call("work_item.list", { boardId: here.id, text: "Weekly" })).data;
  const item = await open(admin, `/items/${first?.key}`);
  await item.getByRole("button", { name: `More about ${first?.key}` }).click();
  await item.getByRole("menuitem", { name: "Take a duplicate into it" }).click();
  const merging = item.getByRole("dialog", { name: `Take a duplicate into ${first?.key}` });
  expect(await merging.getByRole("button", { name: "Take it in" }).isDisabled()).toBe(true);
  await merging.getByRole("combobox", { name: "Duplicate" }).fill(second?.key ?? "");
  await item.getByRole("option", { name: `${second?.key} Weekly meeting` }).click();
  await expectSound(item);
  await item.setViewportSize({ width: 360, height: 740 });
  await expectSound(item);
  await item.setViewportSize({ width: 1280, height: 720 });
  await merging.getByRole("button", { name: "Take it in" }).click();
  await merging.waitFor({ state: "detached" });
  await item.getByText(`${second?.key} was taken into ${first?.key}`).waitFor();
  await item.getByRole("button", { name: "Show history" }).click();
  await item.getByText(`took in ${second?.key}, which was the same work`).waitFor();
  expect(await here.titles("To do")).toEqual(["Weekly meeting"]);
});

browserTest("rules that would send items around are refused with the way, and what to do", async () => {
  const all = await stage();
  const { admin, open } = all;
  const { call } = admin.api;
  const [one, two, three] = [await makeBoard(all, "One"), await makeBoard(all, "Two"), await makeBoard(all, "Three")];
  const sides = (first: string, second: string) => [{ boardId: first }, { boardId: second }];
  await call("board_link.create", {
    sides: sides(one.id, two.id),
    lanes: [[one.listId("To do"), two.listId("To do")]],
  });
  await call("board_link.create", {
    sides: sides(two.id, three.id),
    lanes: [[two.listId("To do"), three.listId("To do")]],
  });
  const page = await open(admin, three.path);
  const dialog = await openLinks(page);
  await dialog.getByRole("button", { name: "Link a board" }).click();
  const form = page.getByRole("dialog", { name: "Link a board" });
  await choose(page, form, "Other board", "One");
  await choose(page, form, "List of One for To do", "Doing");
  await form.getByRole("button", { name: "Preview" }).click();
  await form.getByText("Items would go around").waitFor();
  await form.getByText("Take one of these lists out of its pair", { exact: false }).waitFor();
  await choose(page, form, "List of One for To do", "To do");
  await form.getByText("Items would go around").waitFor({ state: "detached" });
  await form.getByRole("button", { name: "Link boards" }).click();
  await form.waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "More about the link to One" }).waitFor();
});

browserTest(
  "a link of three boards is shown without a form, and who may not change a board is offered no links",
  async () => {
    const all = await stage();
    const { admin, join, open } = all;
    const boards = [await makeBoard(all, "North"), await makeBoard(all, "South"), await makeBoard(all, "West")];
    const [north] = boards;
    await admin.api.call("board_link.create", { sides: boards.map(({ id }) => ({ boardId: id })) });
    const page = await open(admin, north?.path ?? "");
    const dialog = await openLinks(page);
    await dialog.getByText("Its rules are changed over the API.", { exact: false }).waitFor();
    await dialog.getByRole("link", { name: "West" }).waitFor();
    await dialog.getByRole("button", { name: "More about this link" }).click();
    await page.getByRole("menuitem", { name: "Pause link" }).waitFor();
    expect(await page.getByRole("menuitem", { name: "Edit link" }).count()).toBe(0);

    const viewer = await join("Vito Blau", "viewer");
    const theirs = await open(viewer, north?.path ?? "");
    await theirs.getByRole("button", { name: "More about this board" }).click();
    await theirs.getByRole("menuitem", { name: "Archived lists and items" }).waitFor();
    expect(await theirs.getByRole("menuitem", { name: "Linked boards" }).count()).toBe(0);
  },
);
