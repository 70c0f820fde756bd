/** The first run of an installation of its own: the set-up link, the first administrator, and the steps that can be left and resumed. */
import { expect, inject } from "vitest";
import { createInstallation } from "../newcomer/installation.ts";
import { seriousFindings } from "./rig/axe.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, openStrangersWindow } from "./rig/stage.ts";

browserTest(
  "the set-up link makes an organization once, and its first steps survive leaving, reload and the back button",
  async () => {
    expect(inject("browserSite")).not.toBeNull();
    const installation = createInstallation();
    const server = installation.start({ environment: { EUREKA_LOG_LEVEL: "error" } });
    try {
      const baseURL = await server.ready();
      const path = `/setup?token=${installation.setupToken()}`;
      const page = await openStrangersWindow("/sign-in", { baseURL });
      await page.getByText("Nobody has set up this Eureka yet.").waitFor();
      await page.goto(path);
      await settle(page);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByLabel("Name of the organization").fill("Corner bakery");
      await page.getByLabel("Your name").fill("Ann Berger");
      await page.getByLabel("Your e-mail address").fill("ann@bakery.example");
      await page.getByLabel("Password").fill("short");
      await page.getByRole("button", { name: "Create organization" }).click();
      // A refusal loses nothing of what was typed.
      await page
        .getByText(/at least 8/i)
        .first()
        .waitFor();
      expect(await page.getByLabel("Name of the organization").inputValue()).toBe("Corner bakery");
      await page.getByLabel("Password").fill("a long phrase of a baker");
      await page.getByRole("button", { name: "Create organization" }).click();

      await page.waitForURL("**/first-steps");
      await page.getByRole("textbox", { name: "Name of the workspace" }).fill("Shop");
      await page.getByRole("button", { name: "Use this name" }).click();
      await page.getByRole("button", { name: "Go on without" }).click();
      for (const platform of ["Slack", "Discord"])
        await page.getByRole("link", { name: `Connect ${platform}` }).waitFor();
      await page.getByRole("link", { name: "Connect Slack" }).click();
      await page.getByRole("heading", { name: "Connect Slack" }).waitFor();
      await page.goBack();
      await page.getByRole("button", { name: "Go on without" }).click();
      await page.getByRole("link", { name: "Connect Trello" }).waitFor();
      await settle(page);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole("button", { name: "Go on without" }).click();
      await page.getByRole("button", { name: "Later" }).waitFor();
      await page.reload();
      await page.getByText("4 of 7 done").waitFor();
      await page.goto("/boards");
      await page.getByRole("heading", { name: "Boards", exact: true }).waitFor();
      await page.goBack();
      await page.getByText("4 of 7 done").waitFor();
      await page.getByRole("button", { name: "Later" }).click();
      await page.getByRole("textbox", { name: "Topic" }).fill("Shorter queues on Saturdays");
      await page.getByRole("button", { name: "Find ideas" }).click();
      await page.waitForURL("**/idea-runs/*");
      await page.getByRole("heading", { name: "Idea prompts" }).waitFor();

      const second = await openStrangersWindow(path, { baseURL });
      await second.getByText("Eureka is set up already").waitFor();
    } finally {
      await server.end("SIGTERM");
      await installation.remove();
    }
  },
);
