/** Signing in, being sent back to where one wanted to go, and a session that ends in the middle of typing. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { seriousFindings } from "./rig/axe.ts";
import { browserStage, browserTest, openStrangersWindow, type Stage } from "./rig/stage.ts";

browserTest("whoever signs in is where he wanted to go, and stays signed in after a reload", async () => {
  const { admin } = await browserStage();
  const page = await openStrangersWindow("/settings/profile");
  await page.getByRole("heading", { name: "Sign in to Eureka" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();

  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/settings/profile");
  await page.reload();
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/profile");
});

browserTest("a link to a foreign address after signing in leads home", async () => {
  const { admin } = await browserStage();
  const page = await openStrangersWindow("/sign-in?next=https://evil.example/");
  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: `Hello, ${admin.name}` }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/");
});

/**
 * Ends every session of the one who looks at a page, as an admin or a stolen password would, while what he saves is on its way: the page
 * may learn of it before.
 */
async function endSessionsWhile({ admin }: Stage, page: Page, save: () => Promise<void>): Promise<void> {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  await page.route("**/api/v2/**", async (route) => {
    if (route.request().method() !== "GET") await ended;
    await route.continue();
  });
  await save();
  const { data } = await admin.api.call("session.list", { memberId: admin.memberId });
  for (const { id } of data) await admin.api.call("session.revoke", { id });
  end();
}

browserTest(
  "who signs in again over the page finds saved what he was saving, and unsent what he was typing",
  async () => {
    const stage = await browserStage();
    const { admin } = stage;
    const item = await admin.api.call("work_item.create", { title: "Queues at the bakery" });
    const page = await stage.open(admin, `/items/${item.key}`);
    await page.getByRole("textbox", { name: "Write a comment" }).fill("Not sent yet");
    await page.getByLabel("Add entry").fill("Count the customers");
    await endSessionsWhile(stage, page, () => page.keyboard.press("Enter"));

    await page.getByRole("heading", { name: "Sign in again" }).waitFor();
    await page.getByLabel("Password").fill(admin.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "Sign in again" }).waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: "Count the customers" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Write a comment" }).inputValue()).toBe("Not sent yet");
    expect(await page.getByRole("alert").count()).toBe(0);
    const { data } = await admin.api.call("checklist_entry.list", { workItemId: item.id });
    expect(data.map(({ text }) => text)).toEqual(["Count the customers"]);
  },
);

browserTest("who leaves instead of signing in again has saved nothing", async () => {
  const stage = await browserStage();
  const { admin } = stage;
  const page = await stage.open(admin, "/settings/profile");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Somebody else");
  await endSessionsWhile(stage, page, () => page.getByRole("button", { name: "Save", exact: true }).click());
  await page.getByRole("heading", { name: "Sign in again" }).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in to Eureka" }).waitFor();
  expect((await admin.api.call("member.get", { id: admin.memberId })).name).toBe(admin.name);
});
