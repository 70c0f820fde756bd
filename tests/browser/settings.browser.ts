/** Settings: keys and links that are shown once, people who join by them, passwords that are reset, models, roles. */
import { createEurekaClient } from "@eureka/sdk";
import { expect } from "vitest";
import { browserTest, openStrangersWindow, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

browserTest("an API key is shown once, works, and is revoked", async () => {
  const { admin, url, open } = await stage();
  const page = await open(admin, "/settings/api-keys");
  await page.getByRole("button", { name: "New key" }).first().click();
  const form = page.getByRole("dialog", { name: "New key" });
  await form.getByRole("textbox", { name: "Name" }).fill("Nightly export");
  await form.getByRole("button", { name: "Create key" }).click();
  const shown = page.getByRole("dialog", { name: "Your new key" });
  const apiKey = (await shown.locator("code").textContent()) ?? "";
  expect(apiKey).toMatch(/^eur_/);
  const program = createEurekaClient({ baseUrl: url, apiKey });
  await program.call("me.get", {});
  // A stray Esc does not lose what is shown only once.
  await page.keyboard.press("Escape");
  await shown.getByRole("button").last().click();
  await shown.waitFor({ state: "detached" });
  await page.reload();
  await page.getByText("Nightly export").waitFor();
  expect(await page.content()).not.toContain(apiKey);

  await page.getByRole("button", { name: "Actions for Nightly export" }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect
    .poll(() =>
      program.call("me.get", {}).then(
        () => "works",
        () => "refused",
      ),
    )
    .toBe("refused");
});

browserTest("an invitation's link is accepted in another window, and a second use of it says why not", async () => {
  const { admin, open } = await stage();
  const page = await open(admin, "/settings/invitations");
  await page.getByRole("button", { name: "Invite a person" }).first().click();
  const form = page.getByRole("dialog", { name: "Invite a person" });
  const email = `eva.moreau.${process.pid}@browser.example`;
  await form.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await form.getByRole("button", { name: "Create link" }).click();
  const link = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  const path = new URL(link).pathname;

  const theirs = await openStrangersWindow(path);
  await theirs.getByRole("textbox", { name: "Your name" }).fill("Eva Moreau");
  await theirs.getByLabel("Password").fill("a long phrase of her own");
  await theirs.getByRole("button", { name: "Accept invitation" }).click();
  await theirs.waitForURL((address) => !address.pathname.startsWith("/invitations"));
  const second = await openStrangersWindow(path);
  await second.getByRole("textbox", { name: "Your name" }).fill("Somebody else");
  await second.getByLabel("Password").fill("a long phrase of her own");
  await second.getByRole("button", { name: "Accept invitation" }).click();
  await second.getByText("This invitation cannot be used any more").waitFor();
  const { data } = await admin.api.call("member.list", {});
  expect(data.filter(({ name }) => name === "Eva Moreau")).toHaveLength(1);
  expect(data.filter(({ name }) => name === "Somebody else")).toHaveLength(0);
});

browserTest("a password is reset by a link that an admin makes, once", async () => {
  const { admin, join, open } = await stage();
  const dan = await join("Dan Fischer", "viewer");
  const page = await open(admin, "/settings/members");
  await page.getByText("Dan Fischer").first().click();
  await page.getByRole("button", { name: "Make a password reset link" }).click();
  const link = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  const path = new URL(link).pathname;

  const theirs = await openStrangersWindow(path);
  await theirs.getByLabel("New password").fill("another long phrase");
  await theirs.getByRole("button", { name: "Change password" }).click();
  await theirs.getByText("Your password is changed. Sign in with it.").waitFor();
  await theirs.getByLabel("E-mail address").fill(dan.email);
  await theirs.getByLabel("Password").fill("another long phrase");
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await theirs.getByRole("navigation", { name: "Main navigation" }).waitFor();

  const again = await openStrangersWindow(path);
  await again.getByLabel("New password").fill("a third long phrase");
  await again.getByRole("button", { name: "Change password" }).click();
  await again.getByText("This link cannot be used any more").waitFor();
});

browserTest("changes that are not saved are asked about before they are left behind", async () => {
  const { admin, open } = await stage();
  const page = await open(admin, "/settings/organization");
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("A new name");
  await page.getByRole("link", { name: "Home" }).first().click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay" }).click();
  expect(await name.inputValue()).toBe("A new name");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await admin.api.call("organization.get", {})).name).toBe("A new name");

  // The template for work made of ideas names only what there is.
  const template = page.getByRole("textbox", { name: "Template for work made of ideas" });
  await template.fill("{text} {colour} {origin}");
  await page.getByText("There is no part {colour}.").waitFor();
  expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
  await template.fill("## Why\n\n{text}\n\n{origin}");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const kept = async () => (await admin.api.call("organization.get", {})).settings.ideaTemplate;
  await expect.poll(kept).toBe("## Why\n\n{text}\n\n{origin}");
});

browserTest(
  "a viewer is offered nothing that he may not do, and told who can where he comes by an address",
  async () => {
    const { admin, workspaceId, join, open } = await stage();
    const vera = await join("Vera Lang", "viewer");
    const { id: boardId, lists } = await admin.api.call("board.create", { workspaceId, name: "Look only" });
    const { key } = await admin.api.call("work_item.create", { listId: lists[0]?.id ?? "", title: "Look at me" });
    const { data: channels } = await admin.api.call("channel.list", { workspaceId });
    const page = await open(vera, `/boards/${boardId}`);
    await page.getByRole("link", { name: /Look at me/ }).waitFor();
    expect(await page.getByRole("button", { name: /New item|Add item|Add list|More about list/ }).count()).toBe(0);
    await page.getByRole("button", { name: "More about this board" }).click();
    expect(await page.getByRole("menuitem", { name: /settings|Archive board|Delete/i }).count()).toBe(0);
    await page.goto(`/items/${key}`);
    await page.getByText("Look at me").first().waitFor();
    expect(await page.getByRole("button", { name: /Edit|Add|Delete|Archive|Attach|Comment$/ }).count()).toBe(0);
    expect(await page.getByRole("textbox").count()).toBe(0);
    await page.goto(`/channels/${channels[0]?.id}`);
    await page.getByText("You can read here, but not write.").waitFor();
    await page.goto("/ideas/new");
    await page.getByText("You may read ideas, but not start runs.").waitFor();
    for (const path of ["/settings/models", "/settings/invitations", "/settings/dead-letters"]) {
      await page.goto(path);
      await page.getByText("You may not see this page.").waitFor();
    }
  },
);

browserTest("a model is connected, tried, and its key is never shown again", async () => {
  const { startModelServer } = await import("@eureka/simulators/models");
  const server = await startModelServer({ keys: ["test-key-0123456789-abcd"] });
  try {
    const { admin, open } = await stage();
    const page = await open(admin, "/settings/models");
    await page.getByRole("button", { name: "Connect a model" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Compatible address").click();
    await dialog.getByRole("textbox", { name: "Address" }).fill(server.openaiUrl);
    await dialog.getByRole("textbox", { name: "Model" }).fill("scripted-model");
    await dialog.getByLabel("Key", { exact: true }).fill("test-key-0123456789-abcd");
    await dialog.getByRole("button", { name: /^Connect/ }).click();
    await dialog.getByRole("button", { name: /^Test/ }).click();
    await page.getByText(/ answered$/).waitFor();
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.reload();
    await page.getByText("scripted-model").first().waitFor();
    expect(await page.content()).not.toContain("test-key-0123456789");
    expect((await admin.api.call("model_provider.list", {})).data).toHaveLength(1);
  } finally {
    await server.close();
  }
});
