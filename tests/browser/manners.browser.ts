/** Manners of single screens: files, reactions, comments, lists, models, archived workspaces, comparisons, words and sessions. */
import { expect } from "vitest";
import { makeBoard } from "./rig/boards.ts";
import { browserStage, browserTest, openStrangersWindow, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

const megabyte = 1024 * 1024;

function fileOf(name: string, bytes: number) {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.alloc(bytes) };
}

browserTest("a file on its way says how far it is, can be stopped, and is sent again", async () => {
  const staged = await stage();
  const board = await makeBoard(staged, "Files");
  const { id, key: itemKey } = await board.add("To do", "Attach the plans");
  const page = await staged.open(staged.admin, `/items/${itemKey}`);
  const chooser = page.locator('input[type="file"]').first();
  await chooser.waitFor({ state: "attached" });
  const network = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: megabyte };
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", slow);
  await chooser.setInputFiles(fileOf("plans.bin", 10 * megabyte));
  await page.getByText(/^[1-9]\d? %$/).waitFor();
  const bar = page.getByRole("progressbar", { name: "Uploading plans.bin" });
  expect(Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Stop plans.bin" }).click();
  await bar.waitFor({ state: "detached" });
  await network.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
  expect((await staged.admin.api.call("attachment.list", { workItemId: id })).data).toEqual([]);
  await chooser.setInputFiles(fileOf("plans.bin", 2 * megabyte));
  await page.getByRole("button", { name: "Download plans.bin" }).waitFor();
});

browserTest("a file that is too large is refused with the limit, at once and in the middle of sending", async () => {
  const staged = await stage();
  const { id } = await staged.admin.api.call("channel.create", { workspaceId: staged.workspaceId, name: "large" });
  const page = await staged.open(staged.admin, "/");
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/files")) sent.push(request.url());
  });
  await page.goto(`/channels/${id}`);
  const chooser = page.locator('input[type="file"]').first();
  await chooser.setInputFiles(fileOf("film.bin", 26 * megabyte));
  const reason = page.getByRole("alert").filter({ hasText: "This file has 26 MB; a file may have 25 MB at most." });
  await reason.waitFor();
  expect(sent).toEqual([]);

  // A server whose limit is below what the console expects: the size is known only while it comes.
  await page.addInitScript(() => Object.defineProperty(Blob.prototype, "size", { get: () => 1 }));
  await page.goto(`/channels/${id}`);
  await chooser.setInputFiles(fileOf("film.bin", 26 * megabyte));
  await page.getByRole("alert").filter({ hasText: "a file may have 25 MB at most." }).waitFor();
  expect(sent).toHaveLength(1);
  await page.getByRole("button", { name: "Remove film.bin" }).click();
  await page.getByRole("textbox", { name: "Message large" }).fill("Without it, then");
  await expect.poll(() => page.getByRole("button", { name: "Send" }).isEnabled()).toBe(true);
});

browserTest("who reacted is read by the keyboard, my own name as you", async () => {
  const { admin, workspaceId, join, open } = await stage();
  const bo = await join("Bo Lindqvist", "user");
  const { id: channelId } = await admin.api.call("channel.create", { workspaceId, name: "thanks" });
  const { id } = await admin.api.call("message.post", { channelId, text: "It is done" });
  for (const { api } of [bo, admin]) await api.call("reaction.add", { id, emoji: "tada" });
  const page = await open(admin, `/channels/${channelId}`);
  const reaction = page.getByRole("button", { name: "tada 2: you and Bo Lindqvist" });
  await reaction.waitFor();
  await reaction.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await page.getByRole("tooltip", { name: "tada 2: you and Bo Lindqvist" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "tada 1: Bo Lindqvist" }).waitFor();
});

browserTest("a comment that was changed elsewhere meanwhile is shown beside mine, and I choose", async () => {
  const staged = await stage();
  const { admin, open } = staged;
  const board = await makeBoard(staged, "Two minds");
  const { id: workItemId, key: itemKey } = await board.add("To do", "Decide");
  const { id } = await admin.api.call("comment.create", { workItemId, body: "As it was" });
  const bodies = async () => (await admin.api.call("comment.list", { workItemId })).data.map(({ body }) => body);
  const page = await open(admin, `/items/${itemKey}`);
  for (const [choice, stays] of [
    ["Keep yours", "Mine"],
    ["Keep the other one", "Theirs"],
  ] as const) {
    await page.getByRole("button", { name: "More about the comment of Ann Berger" }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Edit", exact: true }).fill("Mine");
    await admin.api.call("comment.update", { id, body: "Theirs" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Somebody changed this meanwhile" });
    for (const version of ["Mine", "Theirs"]) await dialog.getByText(version, { exact: true }).waitFor();
    expect(await bodies()).toEqual(["Theirs"]);
    await dialog.getByRole("button", { name: choice }).click();
    await page.getByRole("textbox", { name: "Edit", exact: true }).waitFor({ state: "detached" });
    await expect.poll(bodies).toEqual([stays]);
    await admin.api.call("comment.update", { id, body: "As it was" });
    await page.getByText("As it was").waitFor();
  }
});

browserTest("a list is deleted for good, and its items stand in another one", async () => {
  const staged = await stage();
  const board = await makeBoard(staged, "Fewer lists");
  await board.add("To do", "Keep me");
  const page = await staged.open(staged.admin, board.path);
  await page.getByRole("button", { name: "More about list To do" }).click();
  await page.getByRole("menuitem", { name: "Edit list" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete list" }).click();
  const question = page.getByRole("dialog", { name: "Delete the list To do?" });
  await question.getByRole("combobox", { name: "Its items go to" }).click();
  await page.getByRole("option", { name: "Doing" }).click();
  await question.getByRole("button", { name: "Delete list" }).click();
  await page.getByRole("region", { name: /^To do, / }).waitFor({ state: "detached" });
  await page
    .getByRole("region", { name: /^Doing, / })
    .getByText("Keep me")
    .waitFor();
  const { lists } = await staged.admin.api.call("board.get", { id: board.id });
  expect(lists.map(({ name }) => name)).toEqual(["Backlog", "Doing", "Done"]);
  expect(await board.titles("Doing")).toEqual(["Keep me"]);
});

browserTest("models are put into their order by the keyboard and by the mouse", async () => {
  const { admin, open } = await browserStage();
  for (const name of ["First", "Second", "Third"])
    await admin.api.call("model_provider.create", {
      ...{
        kind: "openai_compatible",
        key: "test-key-0123456789-abcd",
        model: "scripted",
        baseUrl: "http://127.0.0.1:9",
      },
      name,
    });
  const names = async () => (await admin.api.call("model_provider.list", {})).data.map(({ name }) => name);
  const page = await open(admin, "/settings/models");
  await page.getByRole("button", { name: "Move First" }).focus();
  await page.keyboard.press("Space");
  await page.getByText("Place 1 of 3.", { exact: true }).waitFor({ state: "attached" });
  await page.keyboard.press("ArrowDown");
  await page.getByText("Place 2 of 3.", { exact: true }).waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  await expect.poll(names).toEqual(["Second", "First", "Third"]);

  const [from, to] = [
    page.getByRole("button", { name: "Move Third" }),
    page.getByRole("button", { name: "Move Second" }),
  ];
  await from.hover();
  await page.mouse.down();
  const box = await to.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 20, { steps: 8 });
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 4, { steps: 4 });
  await page.mouse.up();
  await expect.poll(names).toEqual(["Third", "Second", "First"]);

  // A refusal puts it back, with the reason.
  await page.route("**/api/v2/model-providers/order", (route) => route.abort());
  await page.getByRole("button", { name: "Ask First earlier" }).click();
  await page.getByRole("alert").filter({ hasText: "No answer from the server" }).waitFor();
  expect(
    await page.getByRole("button", { name: /^Move / }).evaluateAll((all) => all.map((each) => each.ariaLabel)),
  ).toEqual(["Move Third", "Move Second", "Move First"]);
});

browserTest("an archived workspace offers nothing that can only fail", async () => {
  const { admin, open } = await stage();
  const { id } = await admin.api.call("workspace.create", { name: "Old times", key: "OLD" });
  await admin.api.call("label.create", { workspaceId: id, name: "kept" });
  await admin.api.call("workspace.archive", { id });
  const page = await open(admin, `/settings/workspaces/${id}`);
  await page.getByText("What is in it can be read. Restore it below to work in it again.").waitFor();
  await page.getByText("kept").waitFor();
  expect(await page.getByRole("button", { name: /Save|Add label|Change kept|Delete kept/ }).count()).toBe(0);
  expect(await page.getByRole("textbox", { name: "Name", exact: true }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("button", { name: "Add label" }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).waitFor();
});

browserTest("what the server does not take is said in words of our own", async () => {
  const { admin, open } = await stage();
  const page = await open(admin, "/");
  await page.getByRole("heading", { name: /^Hello/ }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Make a board");
  await page.getByRole("option", { name: /^Make a board/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "name", exact: true }).fill("x".repeat(300));
  await dialog.getByRole("button", { name: "Run" }).click();
  const alert = dialog.getByRole("alert").filter({ hasText: "This could not be taken as it is" });
  await alert.getByText("Name: Write at most 200 characters.").waitFor();
  expect(await dialog.textContent()).not.toMatch(/Too big|expected string|Invalid input/);
});

browserTest("two prompts of the rules are compared by what can be compared, and nothing claims a score", async () => {
  const { admin, open } = await stage();
  const { id } = await admin.api.call("idea_run.create", { topic: "A quieter office", engine: "rules" });
  await expect.poll(async () => (await admin.api.call("idea_run.get", { id })).state).toBe("succeeded");
  const { ideas } = await admin.api.call("idea_run.get", { id });
  const page = await open(admin, `/compare?ideas=${ideas[0]?.id},${ideas[1]?.id}`);
  await page.getByText("Nothing was scored.").waitFor();
  const table = page.getByRole("table", { name: "What can be compared" });
  for (const row of ["By way of", "Observed", "Words that the other has not", "Words in both"])
    await table.getByRole("row", { name: new RegExp(`^${row}`) }).waitFor();
  await table
    .getByText(ideas[0]?.lens ?? "")
    .first()
    .waitFor();
  expect(await page.getByRole("table", { name: "Scores side by side" }).count()).toBe(0);
});

browserTest("pages for who is signed out ask for no session, before signing in and after signing out", async () => {
  const { admin } = await stage();
  const page = await openStrangersWindow("/favicon.svg");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/sessions/refresh")) asked.push(new URL(page.url()).pathname);
  });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor();
  await page.reload();
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor();
  expect(asked).toHaveLength(1);
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in to Eureka" }).waitFor();
  for (const path of ["/", "/sign-in", "/boards"]) {
    await page.goto(path);
    await page.getByRole("heading", { name: "Sign in to Eureka" }).waitFor();
  }
  expect(asked).toHaveLength(1);
});
