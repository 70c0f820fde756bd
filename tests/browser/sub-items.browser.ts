/** Items that are parts of others: made on the item, closed in another window, set by searching, refused, taken off. */
import { expect } from "vitest";
import { seriousFindings } from "./rig/axe.ts";
import { cardOf, makeBoard } from "./rig/boards.ts";
import { killServer, reviveServer } from "./rig/dead-server.ts";
import { browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

browserTest("parts are made by their titles, and everybody sees at once how far the whole is", async () => {
  const { admin, join, open } = await stage();
  const { call } = admin.api;
  const board = await makeBoard(await stage(), "Parts");
  const { id, key } = await board.add("To do", "Open the shop");
  const bo = await join("Bo Lindqvist", "user");
  const [page, other] = [await open(admin, `/items/${key}`), await open(bo, board.path)];
  await cardOf(other, "Open the shop").waitFor();
  await page.getByRole("button", { name: "Add sub-item" }).click();
  const line = page.getByRole("textbox", { name: "New sub-item" });
  for (const title of ["Paint the door", "Buy an oven"]) {
    await line.pressSequentially(title);
    await line.press("Enter");
    await page.getByRole("link", { name: title }).waitFor();
  }
  // The focus stays where the next one is written.
  expect(await line.evaluate((field) => field === document.activeElement)).toBe(true);
  const parts = page.getByRole("region", { name: "Sub-items" });
  await parts.getByText("0 of 2 closed").waitFor();
  await cardOf(other, "Open the shop").getByText("0 of 2 sub-items closed").waitFor();
  await cardOf(other, "Paint the door").getByText(`part of ${key}`).waitFor();

  const { data } = await call("work_item.list", { parentId: id, sort: "created" });
  expect(data.map(({ title }) => title)).toEqual(["Buy an oven", "Paint the door"]);
  await bo.api.call("work_item.complete", { id: data[1]?.id ?? "" });
  await parts.getByText("1 of 2 closed").waitFor();
  await cardOf(other, "Open the shop").getByText("1 of 2 sub-items closed").waitFor();
  await call("work_item.archive", { id: data[1]?.id ?? "" });
  await parts.getByText("1 more is archived, or not yours to see.").waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await killServer(page);
  await line.fill("Hang up the sign");
  await line.press("Enter");
  await page.getByRole("alert").getByText("No answer from the server").waitFor();
  expect(await line.inputValue()).toBe("Hang up the sign");
  await reviveServer(page);
  await line.press("Enter");
  await parts.getByText("1 of 3 closed").waitFor();

  // In the panel, a part opens beside the board as well, and leads back.
  await other.goto(`${board.path}?item=${key}`);
  await other.getByRole("complementary", { name: key }).getByRole("link", { name: "Buy an oven" }).click();
  const panel = other.getByRole("complementary", { name: data[0]?.key ?? "" });
  expect(new URL(other.url()).pathname).toBe(board.path);
  // Escape leaves the line, not the panel.
  await panel.getByRole("button", { name: "Add sub-item" }).click();
  await other.keyboard.press("Escape");
  const opener = panel.getByRole("button", { name: "Add sub-item" });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await panel.getByRole("link", { name: `${key} Open the shop` }).click();
  await other.getByRole("complementary", { name: key }).waitFor();

  await parts.getByRole("button", { name: `Take ${data[0]?.key} off` }).click();
  await parts.getByText("1 of 2 closed").waitFor();
  await expect.poll(async () => (await call("work_item.get", { id: data[0]?.id ?? "" })).parent).toBeNull();
});

browserTest("an item becomes a part of another one that is searched for; a ring is refused in words", async () => {
  const { admin, join, open } = await stage();
  const { call } = admin.api;
  const board = await makeBoard(await stage(), "Wholes");
  const whole = await board.add("To do", "Move to the new house");
  const part = await board.add("To do", "Pack the kitchen");
  const page = await open(admin, `/items/${part.key}`);
  const field = page.getByRole("group", { name: "Part of" });
  await field.getByRole("button", { name: "Set parent" }).click();
  const picker = page.getByRole("dialog", { name: "Set parent" });
  await picker.getByRole("textbox", { name: "Find by key or words" }).fill("new house");
  await picker.getByRole("button", { name: `${whole.key} Move to the new house` }).waitFor();
  await expect.poll(() => picker.getByRole("button").count()).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await field.getByRole("link", { name: `${whole.key} Move to the new house` }).click();
  await page.getByRole("region", { name: "Sub-items" }).getByRole("link", { name: "Pack the kitchen" }).waitFor();
  expect((await call("work_item.get", { id: part.id })).parent?.id).toBe(whole.id);

  await field.getByRole("button", { name: "Set parent" }).click();
  await picker.getByRole("textbox").fill(part.key);
  await picker.getByRole("button", { name: `${part.key} Pack the kitchen` }).click();
  await field.getByText(`${part.key} is ${whole.key} itself, or a part of it.`).waitFor();
  await field.getByRole("button", { name: "Set parent" }).waitFor();

  // Who may not edit sees the field, and who may not see the whole sees its key.
  const looker = await open(await join("Dan Fischer", "viewer"), `/items/${part.key}`);
  await looker.getByRole("group", { name: "Part of" }).getByRole("link").waitFor();
  expect(await looker.getByRole("button", { name: /parent|sub-item/ }).count()).toBe(0);
  await looker.route(`**/work-items/${whole.id}`, (route) => route.fulfill({ status: 404, json: notFound }));
  await looker.reload();
  await looker.getByText(`${whole.key}, an item that you may not see`).waitFor();

  await page.goto(`/items/${part.key}`);
  await field.getByRole("button", { name: `Take it out of ${whole.key}` }).click();
  await expect.poll(async () => (await call("work_item.get", { id: part.id })).parent).toBeNull();
  await page.getByRole("button", { name: "Show history" }).click();
  await page.getByText(`Part of: ${whole.key} → no item`).waitFor();
});

const notFound = {
  type: "about:blank",
  title: "Not found",
  status: 404,
  code: "work_item.not_found",
  detail: "",
  requestId: "req_test",
  errors: [],
};
