/** Platforms: one is connected by tokens and its board lives here, another one's consent is refused, and who may not is told so. */
import { startGitHub } from "@eureka/simulators/github";
import { startTrello } from "@eureka/simulators/trello";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

browserTest("a Trello is connected by key and token, and a card of its board is on the board here", async () => {
  const { admin, open } = await stage();
  const trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
  try {
    const bot = trello.addMember("Eureka Robot");
    const person = trello.as(bot);
    const board = person.createBoard("Web team", { defaultLists: false });
    const list = person.createList(board.id, "To do");
    person.createCard(list.id, "Water the plants");
    const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });

    const page = await open(admin, "/settings/connections");
    await page.getByText("No platform is connected").waitFor();
    await page.getByRole("link", { name: "Connect a platform" }).click();
    await page.getByRole("link", { name: /^Trello/ }).click();
    const connect = page.getByRole("button", { name: "Connect", exact: true });
    await fieldOf(page, "API key").fill(trello.app.key);
    await fieldOf(page, "Token").fill("not a token of anybody");
    expect(await connect.isDisabled()).toBe(true);
    await fieldOf(page, "API secret").fill(trello.app.secret);
    await page.getByRole("button", { name: "Advanced" }).click();
    await page.getByLabel("Address of the platform").fill(trello.url);
    await connect.click();
    // What is wrong stands beside the form, and what was typed is still in it.
    await page.getByRole("alert").waitFor();
    expect((await admin.api.call("connection.list", {})).data.filter(isTrello)).toEqual([]);
    await fieldOf(page, "Token").fill(token);
    await connect.click();

    await page.getByRole("heading", { name: "Trello (Eureka Robot)", level: 1 }).waitFor();
    await page.getByRole("button", { name: /^Test / }).click();
    await page.getByText("Trello answered").waitFor();
    await page.getByRole("button", { name: "Show Web team here" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Show here" }).click();
    await page.getByText("Kept the same").waitFor();
    expect(await page.content()).not.toContain(token);
    expect(await page.content()).not.toContain(trello.app.secret);

    // Its webhook is tried by Trello itself, and one that is left over is taken off.
    await page.getByRole("heading", { name: "Webhooks on Trello" }).waitFor();
    await page.getByRole("button", { name: "Test the webhook of Web team" }).click();
    await page.getByText("It works").waitFor();
    const [hook] = [...trello.world.webhooks.values()];
    if (!hook) throw new Error("no webhook was made");
    const gone = person.createBoard("Given up", { defaultLists: false });
    trello.world.webhooks.set("f".repeat(24), { ...hook, id: "f".repeat(24), idModel: gone.id });
    await page.reload();
    await page.getByText("Left over").waitFor();
    await page.getByRole("button", { name: "Clean up" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Clean up" }).click();
    await page.getByText("1 webhook is being taken off.").waitFor();
    await expect.poll(() => [...trello.world.webhooks.keys()]).toEqual([hook.id]);

    await page.getByRole("link", { name: "Web team", exact: true }).first().click();
    await page.getByRole("link", { name: /Water the plants/ }).click();
    const [card] = [...trello.world.cards.values()];
    const field = person.createCustomField(board.id, { name: "Pot", type: "text" });
    person.setCustomField(card?.id ?? "", field.id, { value: { text: "terracotta" } });
    person.attach(card?.id ?? "", { url: "https://example.com/watering", name: "How much water" });
    // What only Trello knows stands beside the copy, without a reload.
    await page.getByRole("heading", { name: "On other platforms" }).waitFor();
    await page.getByText("terracotta").waitFor();
    const link = page.getByRole("link", { name: "How much water" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe("https://example.com/watering");
    expect(await link.getAttribute("rel")).toContain("noopener");

    // Its value is changed in place, and arrives on Trello.
    await page.getByRole("button", { name: "Change Pot" }).click();
    await page.getByRole("textbox", { name: "Pot" }).fill("stoneware");
    await page.getByRole("textbox", { name: "Pot" }).press("Enter");
    await page.getByRole("button", { name: "Change Pot" }).getByText("stoneware").waitFor();
    await expect.poll(() => card?.customFieldItems.map(({ value }) => value)).toEqual([{ text: "stoneware" }]);
  } finally {
    await trello.close();
  }
});

browserTest(
  "a connection whose platform does not answer says so, is paused, and is removed only by its name",
  async () => {
    const { admin, open } = await stage();
    const gone = await startTrello();
    await gone.close();
    const { id } = await admin.api.call("connection.create", {
      connector: "trello",
      title: "Old Trello",
      platformWorkspaceId: "elsewhere",
      settings: { baseUrl: gone.url },
      secrets: { key: "a key", token: "a token", secret: "a secret" },
    });
    const page = await open(admin, `/settings/connections/${id}`);
    await page.getByRole("button", { name: /^Test / }).click();
    await page.getByText("Trello did not answer as it should").waitFor();
    await page
      .getByText(/^The platform does not answer/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: "Pause" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
    await page.getByText("Paused").waitFor();
    await page.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    const question = page.getByRole("dialog");
    const remove = question.getByRole("button", { name: "Remove" });
    await question.getByRole("textbox").fill("Old");
    expect(await remove.isDisabled()).toBe(true);
    await question.getByRole("textbox").fill("Old Trello");
    await remove.click();
    await page.waitForURL("**/settings/connections");
    await page.getByRole("heading", { name: "Connections", level: 1 }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: "Old Trello" }).count()).toBe(0);
    expect((await admin.api.call("connection.list", {})).data.some((one) => one.id === id)).toBe(false);
  },
);

browserTest("GitHub makes the App itself, is installed, and comes back connected", async () => {
  const { admin, open } = await stage();
  const github = await startGitHub();
  try {
    github.addUser("ann");
    github.addOrganization("acme");
    const page = await open(admin, "/settings/connections/connect/github");
    await page.getByRole("textbox", { name: "Organization on GitHub" }).fill("acme");
    await page.getByRole("button", { name: "Advanced" }).click();
    await page.getByLabel("Address of the platform").fill(github.apiUrl);
    await settle(page);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByRole("button", { name: "Create the app for me" }).click();

    // GitHub's own pages: what is asked for, then where the App may work.
    await page.getByRole("heading", { name: "Create GitHub App" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/organizations/acme/settings/apps/new");
    await page.getByRole("textbox", { name: "GitHub App name" }).fill("Eureka at Acme");
    await page.getByRole("button", { name: "Create GitHub App" }).click();
    await page.getByRole("heading", { name: "Install" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/github-apps/eureka-at-acme/installations/new");
    await page.getByRole("button", { name: "Install & Authorize" }).click();
    await page.getByText("ann is connected").waitFor();

    const [app] = [...github.world.apps.values()];
    const { data } = await admin.api.call("connection.list", {});
    expect(data.filter(({ connector }) => connector === "github")).toMatchObject([{ state: "active" }]);
    const application = await admin.api.call("connector_application.get", { name: "github" });
    expect(application.clientId).toBe(app?.clientId);
    await page.goto("/settings/connections/connect/github");
    await page.getByText(app?.clientId ?? "none").waitFor();
    expect(await page.getByRole("button", { name: "Create the app for me" }).count()).toBe(0);
    // What was sent once is not sent again, and a state that nobody was given keeps nothing.
    await page.goto(`/connections/leave?to=${encodeURIComponent(github.url)}`);
    await page.getByText("There is nothing to take along").waitFor();
    await page.goto("/connections/registered?state=made-up&code=made-up");
    await page.getByText("Nothing was begun that this could finish").waitFor();
    await page.getByRole("link", { name: "Try again" }).click();
    await page.waitForURL("**/settings/connections/connect/github");
    expect(github.violations).toEqual([]);
  } finally {
    await github.close();
  }
});

browserTest("an application is set once, and a consent that was denied says so and can be tried again", async () => {
  const { admin, url, open } = await stage();
  const page = await open(admin, "/settings/connections/connect/slack");
  await page.getByRole("region", { name: "Copy the text" }).waitFor();
  expect(await page.getByRole("button", { name: "Connect", exact: true }).isDisabled()).toBe(true);
  await fieldOf(page, "Client ID").fill("2141029472.691202649728");
  for (const field of await page.locator("input[type=password]").all()) await field.fill("a secret of the test");
  await page.getByRole("link", { name: "Home" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Stay" }).click();
  await page.getByRole("button", { name: "Save application" }).click();
  await page.getByText("2141029472.691202649728").waitFor();
  expect(await page.content()).not.toContain("a secret of the test");

  // The platform's page of consent, where somebody says no.
  let state: string | null = null;
  await page.route("https://slack.com/**", async (route) => {
    state = new URL(route.request().url()).searchParams.get("state");
    await route.fulfill({
      status: 302,
      headers: { location: `${url}/connections/callback?error=access_denied&state=${encodeURIComponent(state ?? "")}` },
    });
  });
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText("Slack sent nobody's consent back: access_denied.").waitFor();
  expect(state).not.toBe(null);
  expect(page.url()).toBe(`${url}/connections/callback`);
  expect((await admin.api.call("connection.list", {})).data.filter(isSlack)).toEqual([]);
  await page.getByRole("link", { name: "Try again" }).click();
  await page.waitForURL("**/settings/connections/connect/slack");
  await page.goto("/connections/callback");
  await page.getByText("There is nothing to finish here").waitFor();
});

browserTest(
  "several channels are found by words and led to one board at once; the others stay as they were",
  async () => {
    const { admin, workspaceId, open } = await stage();
    const { call } = admin.api;
    const { id: connectionId } = await call("connection.create", {
      connector: "slack",
      title: "Sales on Slack",
      platformWorkspaceId: "T0SALES",
      secrets: { signing: "a secret" },
    });
    const board = await call("board.create", { workspaceId, name: "Offers" });
    for (const platformChannelId of ["C0ONE", "C0TWO", "C0THREE"]) {
      const rules = { unlinkedMay: "comment" as const };
      await call("channel_mapping.set", { connectionId, platformChannelId, workspaceId, rules });
    }
    const page = await open(admin, "/settings/channel-mappings");
    await page.getByRole("checkbox", { name: "Choose C0THREE" }).check();
    await page.getByRole("searchbox", { name: "Search mappings" }).fill("c0t");
    await page.getByRole("checkbox", { name: "Choose C0ONE" }).waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: "Choose C0TWO" }).check();
    await page.getByRole("button", { name: "Choose a board" }).click();
    const dialog = page.getByRole("dialog", { name: "Choose a board for 2 channels" });
    await dialog.getByRole("combobox", { name: "Board" }).click();
    await page.getByRole("option", { name: /Offers$/ }).click();
    await dialog.getByRole("button", { name: "Use board" }).click();
    await dialog.waitFor({ state: "detached" });
    const { data } = await call("channel_mapping.list", { connectionId });
    const boards = Object.fromEntries(data.map(({ platformChannelId, boardId }) => [platformChannelId, boardId]));
    expect(boards).toEqual({ C0ONE: null, C0TWO: board.id, C0THREE: board.id });
    expect(data.map(({ rules }) => rules.unlinkedMay)).toEqual(["comment", "comment", "comment"]);
  },
);

browserTest("a manager sees the connections and who can change them, a viewer learns who can see them", async () => {
  const { join, open } = await stage();
  const manager = await join("Max Sommer", "manager");
  const page = await open(manager, "/settings/connections");
  await page.getByText("Admins of the organization can change this.").waitFor();
  expect(await page.getByRole("link", { name: "Connect a platform" }).count()).toBe(0);
  await page.goto("/settings/connections/connect/slack");
  await page.getByText("You may not see this page.").waitFor();
  const viewer = await join("Vito Blau", "viewer");
  const theirs = await open(viewer, "/settings/connections");
  await theirs.getByText("Managers and admins can see it.", { exact: false }).waitFor();
});

/** A field that has to be filled, by its label; regions have labels too. */
function fieldOf(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${label} \\*$`));
}

function isTrello({ connector }: { readonly connector: string }): boolean {
  return connector === "trello";
}

function isSlack({ connector }: { readonly connector: string }): boolean {
  return connector === "slack";
}
