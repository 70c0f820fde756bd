/** Pull requests: the rules of a connected board are set, and an item shows its pull request, branch and commit as they go on. */
import { startGitHub } from "@eureka/simulators/github";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { lineOf } from "./rig/hostile-input.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

async function expectSound(page: Page): Promise<void> {
  await settle(page);
  // Buttons of the item page that show a value and say what they change are named so on purpose, long before this part of it.
  const findings = await seriousFindings(page);
  expect(findings.filter((finding) => !finding.includes("label-content-name-mismatch"))).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
}

browserTest(
  "a board follows pull requests by its rules, and an item shows how its code goes on",
  async () => {
    const { admin, url, open } = await stage();
    const { call } = admin.api;
    const github = await startGitHub();
    try {
      const ann = github.as(github.addUser("ann"));
      const bob = github.as(github.addUser("bob"));
      const repository = ann.createRepository({ name: "web" });
      ann.addCollaborator(repository, bob.account);
      const [hookUrl, callbackUrl] = [`${url}/hooks/github`, `${url}/connections/callback`];
      const app = github.registerApp({ name: "Eureka", owner: ann.account, hookUrl, callbackUrl });
      const { clientId, clientSecret, slug, privateKey, hook } = app;
      const secrets = { clientSecret, slug, privateKey, webhookSecret: hook.secret };
      await call("connector_application.set", { name: "github", clientId, baseUrl: github.apiUrl, secrets });
      const { authorizeUrl } = await call("connection.begin_install", { connector: "github" });
      const back = Object.fromEntries(new URL(github.approve(authorizeUrl ?? "", ann.account).location).searchParams);
      const { code = "", state = "", ...parameters } = back;
      const { id: connectionId } = await call("connection.finish_install", { code, state, parameters });
      const platformBoardId = String(repository.id);
      const { id, boardId } = await call("connected_board.create", { connectionId, platformBoardId });
      await expect.poll(async () => (await call("connected_board.get", { id })).state).toBe("active");

      const page = await open(admin, `/settings/connections/${connectionId}`);
      await page.getByRole("button", { name: /^Pull requests of / }).click();
      const dialog = page.getByRole("dialog", { name: /^Pull requests of / });
      await dialog.getByRole("switch", { name: "Follow pull requests" }).check();
      await dialog.getByRole("switch", { name: "Say what each change does" }).check();
      await dialog.getByRole("textbox", { name: "Only with one of these labels" }).fill("bug\n\n documentation ");
      await dialog.getByRole("combobox", { name: "Approved" }).click();
      await page.getByRole("option", { name: /Completed$/ }).click();
      await dialog.getByRole("button", { name: "Add a program" }).click();
      await dialog.getByRole("textbox", { name: /^Name on GitHub/ }).fill("renovate[bot]");
      await expectSound(page);
      await dialog.getByRole("button", { name: "Save" }).click();
      await dialog.waitFor({ state: "detached" });
      const rules = await call("pull_request_rules.get", { id });
      expect(rules).toMatchObject({
        syncPrs: true,
        evaluates: true,
        evaluatedLabels: ["bug", "documentation"],
        namedBots: [{ name: "renovate[bot]", treatment: "like_people" }],
        moves: { opened: "doing", approved: expect.stringMatching(/^lst_/) },
      });

      const { id: workItemId, key } = await call("work_item.create", { boardId, title: "Fix login page" });
      await page.goto(`/items/${key}`);
      await page.getByRole("heading", { name: "Development" }).waitFor();
      const branch = `${key.toLowerCase()}-fix-login-page`;
      await page.getByText(branch).filter({ visible: true }).waitFor();
      await page.getByRole("button", { name: "Copy a branch name" }).waitFor();
      // From here on nothing is reloaded.
      const sha = ann.push(repository, branch, [`${key}: keep the session`]);
      await page.getByRole("link", { name: `${key}: keep the session` }).waitFor();
      const pull = ann.openPullRequest(repository, "Keep the session when the page is reloaded", {
        branch,
        labels: ["bug"],
      });
      await page.getByRole("link", { name: /Keep the session when/ }).waitFor();
      ann.check(repository, sha, "tests", "failure");
      await page.getByText("Checks failed").filter({ visible: true }).waitFor();
      bob.review(pull, "APPROVED");
      await page.getByText("Approved", { exact: true }).filter({ visible: true }).waitFor();
      await expectSound(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectSound(page);
      await expect.poll(async () => (await call("work_item.get", { id: workItemId })).state).toBe("done");
      await expect.poll(() => pull.comments.map(({ body }) => body)).toEqual([expect.stringContaining("What commit")]);

      // The board has all of them, also those that name no item, and what they are called is no more than words.
      const hostile = ann.openPullRequest(repository, lineOf(1), { branch: "nameless" });
      await page.goto(`/boards/${boardId}`);
      await page.getByRole("button", { name: "More about this board" }).click();
      await page.getByRole("menuitem", { name: "Pull requests" }).click();
      const rows = page.getByRole("table", { name: "Pull requests" }).getByRole("row");
      const followed = rows.filter({ hasText: "Keep the session when" });
      const facts = ["Open", "Approved", "Checks failed", branch, key, "Fix login page"];
      for (const fact of facts) await followed.getByText(fact, { exact: true }).waitFor();
      const link = followed.getByRole("link", { name: `#${pull.number} Keep the session when the page is reloaded` });
      expect(await link.getAttribute("href")).toMatch(new RegExp(`/pull/${pull.number}$`));
      await rows.filter({ hasText: "window.hurt=1" }).getByText(`#${hostile.number} `).waitFor();
      expect(await page.evaluate(() => "hurt" in window)).toBe(false);
      await expectSound(page);
      // One that is merged now is among them without a reload.
      const choice = page.getByRole("group", { name: "Which ones" });
      await choice.getByRole("button", { name: "Merged" }).click();
      await page.getByText("No pull request is in this state").waitFor();
      ann.merge(pull);
      // It comes by itself.
      await followed.getByText("Merged", { exact: true }).waitFor();
      await page.setViewportSize({ width: 360, height: 740 });
      await page.getByRole("list", { name: "Pull requests" }).getByText("Keep the session when").waitFor();
      await expectSound(page);
      await page.route("**/connected-boards/*/pull-requests*", (route) => route.abort());
      await page.reload();
      await page.getByRole("button", { name: "Try again" }).waitFor();
      await page.unroute("**/connected-boards/*/pull-requests*");
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("link", { name: key, exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/items/${key}`);
      await github.idle();
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  },
  120_000,
);
