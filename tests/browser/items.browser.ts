/** The page of a work item: its texts, comments, files and history, two people in one field, and addresses that lead nowhere. */
import { expect } from "vitest";
import { makeBoard } from "./rig/boards.ts";
import { killServer, reviveServer } from "./rig/dead-server.ts";
import { pixel } from "./rig/pixel.ts";
import { browserStage, browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

browserTest("whoever comments below a hundred others sees the own words", async () => {
  const { admin, open } = await stage();
  const { call } = admin.api;
  const { id: workItemId, key } = await call("work_item.create", { title: "Much talk" });
  for (let made = 0; made < 105; made += 21)
    await Promise.all(
      Array.from({ length: 21 }, (_, at) => call("comment.create", { workItemId, body: `Number ${made + at}` })),
    );
  const page = await open(admin, `/items/${key}`);
  await page.getByRole("button", { name: "Show later comments" }).waitFor();
  await page.getByRole("textbox", { name: "Write a comment" }).fill("The last word");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("listitem").getByText("The last word").waitFor();
  expect(await page.getByText(/^Number \d+$/).count()).toBe(105);
});

browserTest("an item is described, ticked off, commented and looked back upon", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Item");
  const { id, key } = await board.add("To do", "Paint the door");
  const page = await open(admin, `${board.path}?item=${key}`);
  const panel = page.getByRole("complementary", { name: key });
  await panel.getByRole("button", { name: "Add description" }).click();
  await panel.getByRole("textbox", { name: "Description" }).fill("In **red**, not green");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  expect(await panel.locator("strong").textContent()).toBe("red");

  await panel.getByRole("textbox", { name: "Add entry" }).fill("Buy paint");
  await panel.getByRole("textbox", { name: "Add entry" }).press("Enter");
  await panel.getByRole("checkbox", { name: "Buy paint" }).check();
  await panel.getByRole("textbox", { name: "Write a comment" }).fill("Which red?");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await panel.getByText("Which red?").waitFor();
  await panel.getByRole("button", { name: "Show history" }).click();
  await panel.getByText("commented").waitFor();

  expect(await admin.api.call("work_item.get", { id })).toMatchObject({
    description: "In **red**, not green",
    checklist: { total: 1, done: 1 },
    commentCount: 1,
  });
  // Esc closes the panel, and the board is where it was.
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(new URL(page.url()).pathname).toBe(board.path);
});

browserTest("a picture is attached, looked at and taken off; 200 MB are refused before anything is sent", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Files");
  const { id, key } = await board.add("To do", "Look at this");
  const page = await open(admin, `/items/${key}`);
  const uploads: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/api/v2/files")) uploads.push(request.url());
  });
  // A file of this size that takes no room: the page is told of it as a browser tells of a dropped one.
  await page.getByText(/^Drop files here/).evaluate((area) => {
    const transfer = new DataTransfer();
    const huge = new File([""], "film.mov", { type: "video/quicktime" });
    Object.defineProperty(huge, "size", { value: 200 * 1024 * 1024 });
    transfer.items.add(huge);
    Object.defineProperty(transfer, "files", { value: [huge] });
    area.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await page.getByText("film.mov has 200 MB; a file may have 25 MB at most.").waitFor();
  expect(uploads).toEqual([]);

  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "dot.png", mimeType: "image/png", buffer: pixel });
  await page.getByRole("button", { name: "Show dot.png" }).click();
  const preview = page.getByRole("img", { name: "Preview of dot.png" });
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  expect((await admin.api.call("attachment.list", { workItemId: id })).data).toHaveLength(1);
  await page.getByRole("button", { name: "Remove dot.png" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect.poll(async () => (await admin.api.call("attachment.list", { workItemId: id })).data).toEqual([]);
});

browserTest("two who change one title are shown both versions, and one of them chooses", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Conflict");
  const { id, key } = await board.add("To do", "Before");
  const page = await open(admin, `/items/${key}`);
  await page.getByRole("button", { name: "Before" }).click();
  const field = page.getByRole("textbox", { name: "Title" });
  await field.fill("Mine");
  await admin.api.call("work_item.update", { id, title: "Theirs" });
  await field.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Somebody changed this meanwhile" });
  await dialog.getByText("Mine", { exact: true }).waitFor();
  await dialog.getByText("Theirs", { exact: true }).waitFor();
  expect(await admin.api.call("work_item.get", { id })).toMatchObject({ title: "Theirs" });
  await dialog.getByRole("button", { name: "Keep yours" }).click();
  await expect.poll(async () => (await admin.api.call("work_item.get", { id })).title).toBe("Mine");
});

browserTest("what was typed survives a server that is gone, and a reload", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Gone");
  const { id, key } = await board.add("To do", "Write it down");
  const page = await open(admin, `/items/${key}`);
  const field = page.getByRole("textbox", { name: "Write a comment" });
  await field.fill("This took me an hour");
  await killServer(page);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("alert").getByText("No answer from the server").waitFor();
  expect(await field.inputValue()).toBe("This took me an hour");
  await reviveServer(page);
  await page.reload();
  await field.waitFor();
  await expect.poll(() => field.inputValue()).toBe("This took me an hour");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect
    .poll(async () => (await admin.api.call("comment.list", { workItemId: id })).data.map(({ body }) => body))
    .toEqual(["This took me an hour"]);
});

browserTest("an address of something deleted, or of another organization, says that it is not there", async () => {
  const { admin, open } = await stage();
  const board = await makeBoard(await stage(), "Deleted");
  const { id } = await board.add("To do", "Soon gone");
  await admin.api.call("work_item.delete", { id });
  const elsewhere = await browserStage();
  const theirs = await makeBoard(elsewhere, "Theirs");
  const secret = await theirs.add("To do", "Their secret");
  const page = await open(admin, `/items/${id}`);
  for (const path of [`/items/${id}`, `/items/${secret.id}`, theirs.path, `${board.path}?item=${secret.id}`]) {
    await page.goto(path);
    await page.getByText("This does not exist, or it is not yours to see.").waitFor();
    expect(await page.getByText("Their secret").count()).toBe(0);
  }
  await page.goto("/nothing/at/all");
  await page.getByText("This address leads nowhere.").waitFor();
});
