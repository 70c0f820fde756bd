/** Conversation: writing, threads, reactions, unread state, and work that is made and answered from a message. */
import { expect } from "vitest";
import { killServer, reviveServer } from "./rig/dead-server.ts";
import { browserTest, type Stage, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

async function makeChannel({ admin, workspaceId }: Stage, name: string) {
  const { id } = await admin.api.call("channel.create", { workspaceId, name });
  return { id, path: `/channels/${id}`, label: new RegExp(`^Message .*${name}`) };
}

browserTest("what one person says is read by the other, who answers in a thread and reacts", async () => {
  const { admin, join, open } = await stage();
  const bo = await join("Bo Lindqvist", "user");
  const channel = await makeChannel(await stage(), "together");
  await bo.api.call("channel.join", { id: channel.id });
  const anns = await open(admin, channel.path);
  const bos = await open(bo, channel.path);
  await anns.getByRole("textbox", { name: channel.label }).fill("Shall we *open* earlier?");
  await anns.keyboard.press("Enter");
  const message = bos.getByRole("article", { name: "Message by Ann Berger" });
  await message.getByText("Shall we open earlier?").waitFor();
  expect(await message.locator("em").textContent()).toBe("open");

  await message.hover();
  await message.getByRole("button", { name: "Reply in thread" }).click();
  await bos.getByRole("textbox", { name: "Reply" }).fill("Yes, at seven");
  await bos.keyboard.press("Enter");
  await anns.getByRole("button", { name: "1 reply" }).click();
  await anns.getByText("Yes, at seven").waitFor();

  await message.first().hover();
  await message.first().getByRole("button", { name: "Add reaction" }).click();
  await bos.getByRole("dialog", { name: "Choose a reaction" }).getByRole("button").first().click();
  await anns.getByRole("group", { name: "Reactions" }).first().waitFor();
  const { data } = await admin.api.call("message.list", { channelId: channel.id });
  expect(data.find(({ text }) => text.startsWith("Shall"))).toMatchObject({
    replyCount: 1,
    reactions: [expect.objectContaining({ count: 1 })],
  });
});

browserTest(
  "what is sent before the conversation has loaded waits in its field, and is posted once it has",
  async () => {
    const { admin, open } = await stage();
    const channel = await makeChannel(await stage(), "slow");
    const page = await open(admin, "/channels");
    const loading = Promise.withResolvers<void>();
    await page.route(/\/api\/v2\/messages(\?|$)/, async (route) => {
      if (route.request().method() === "GET") await loading.promise;
      await route.continue();
    });
    await page.goto(channel.path);
    const field = page.getByRole("textbox", { name: channel.label });
    await field.fill("Is anybody there?");
    await page.keyboard.press("Enter");
    expect(await field.inputValue()).toBe("Is anybody there?");
    expect(await page.getByRole("article").count()).toBe(0);
    loading.resolve();
    await page.getByRole("article", { name: "Message by Ann Berger" }).getByText("Is anybody there?").waitFor();
    await expect.poll(() => field.inputValue()).toBe("");
    const { data } = await admin.api.call("message.list", { channelId: channel.id });
    expect(data.map(({ text }) => text)).toEqual(["Is anybody there?"]);
  },
);

browserTest("a message waits for the file that a dead server did not take, and goes with it", async () => {
  const { admin, open } = await stage();
  const channel = await makeChannel(await stage(), "with-files");
  const page = await open(admin, channel.path);
  const field = page.getByRole("textbox", { name: channel.label });
  await field.fill("Here is the plan");
  const send = page.getByRole("button", { name: "Send", exact: true });
  await killServer(page);
  const plan = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("first this, then that") };
  await page.locator('input[type="file"]').setInputFiles(plan);
  await page.getByRole("alert").getByText("Check your connection, then try again.").waitFor();
  await page.getByRole("button", { name: "Remove plan.txt" }).waitFor();
  expect(await send.isDisabled()).toBe(true);
  await field.press("Enter");
  expect(await field.inputValue()).toBe("Here is the plan");
  expect(await page.getByRole("article").count()).toBe(0);
  await reviveServer(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => send.isEnabled()).toBe(true);
  await field.press("Enter");
  const message = page.getByRole("article", { name: "Message by Ann Berger" });
  await message.getByText("plan.txt").waitFor();
  await expect
    .poll(async () => (await admin.api.call("message.list", { channelId: channel.id })).data)
    .toMatchObject([{ text: "Here is the plan", fileIds: [expect.any(String)] }]);
});

browserTest("what was said meanwhile is counted as unread until it is read", async () => {
  const { admin, join, open } = await stage();
  const cleo = await join("Cleo Okafor", "user");
  const channel = await makeChannel(await stage(), "news");
  await cleo.api.call("channel.join", { id: channel.id });
  const page = await open(cleo, "/channels");
  await admin.api.call("message.post", { channelId: channel.id, text: "Bread is ready" });
  const link = page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: /news/ });
  await link.getByText("1", { exact: true }).waitFor();
  await link.click();
  await page.getByText("Bread is ready").waitFor();
  await expect.poll(async () => (await cleo.api.call("channel.get", { id: channel.id })).unreadCount).toBe(0);
});

browserTest("a command makes a work item, and the button of the card that answers sets it done", async () => {
  const { admin, open } = await stage();
  const channel = await makeChannel(await stage(), "work");
  const page = await open(admin, channel.path);
  const field = page.getByRole("textbox", { name: channel.label });
  await field.fill("/eureka n");
  await page.getByRole("option", { name: /new/ }).click();
  await page.keyboard.type("Order flour, urgent");
  await page.keyboard.press("Enter");
  await page.getByText("Order flour").nth(1).waitFor();
  const made = async () => (await admin.api.call("work_item.list", { text: "Order flour" })).data;
  expect(await made()).toMatchObject([{ title: "Order flour", priority: "urgent", state: "backlog" }]);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect.poll(async () => (await made()).map(({ state }) => state)).toEqual(["done"]);
});

browserTest(
  "an idea of the rules is asked for in the channel and made into work by the button of its card",
  async () => {
    const { admin, open } = await stage();
    const channel = await makeChannel(await stage(), "ideas");
    const page = await open(admin, channel.path);
    await page.getByRole("textbox", { name: channel.label }).fill("/eureka idea Shorter queues at the bakery");
    await page.keyboard.press("Enter");
    const button = page.getByRole("button", { name: /make.*item/i }).first();
    await button.click();
    await expect.poll(async () => (await admin.api.call("work_item.list", { limit: 50 })).data.length).toBe(2);
  },
);
