/** Signing in, being sent back to where one wanted to go, and a session that ends in the middle of typing. */
import { expect } from "vitest";
import { seriousFindings } from "./rig/axe.ts";
import { browserStage, browserTest, openStrangersWindow } from "./rig/stage.ts";

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

browserTest("a session that ends asks for the password over the page, and nothing that was typed is lost", async () => {
  const stage = await browserStage();
  const page = await stage.open(stage.admin, "/ideas/new");
  await page.getByLabel("Topic").fill("Shorter queues at the bakery");
  const { data } = await stage.admin.api.call("session.list", { memberId: stage.admin.memberId });
  for (const { id } of data) await stage.admin.api.call("session.revoke", { id });
  await page.getByRole("button", { name: "Start run" }).click();

  await page.getByRole("heading", { name: "Sign in again" }).waitFor();
  await page.getByLabel("Password").fill(stage.admin.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Sign in again" }).waitFor({ state: "detached" });
  expect(await page.getByLabel("Topic").inputValue()).toBe("Shorter queues at the bakery");
});
