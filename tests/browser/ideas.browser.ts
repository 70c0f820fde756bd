/** Ideas: a run by the rules and one by a model, comparing, saving, sharing, and making exactly one item. */
import { startModelServer } from "@eureka/simulators/models";
import { startSlack } from "@eureka/simulators/slack";
import { startTrello } from "@eureka/simulators/trello";
import { expect } from "vitest";
import { scrollsSideways, seriousFindings } from "./rig/axe.ts";
import { connectGitHub } from "./rig/connect-github.ts";
import { settle } from "./rig/settle.ts";
import { browserTest, type Someone, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

/** A finished run of the rules, made without the browser. */
async function runByRules({ api }: Someone, topic: string): Promise<string> {
  const { id } = await api.call("idea_run.create", { topic, engine: "rules" });
  await expect.poll(async () => (await api.call("idea_run.get", { id })).state).toBe("succeeded");
  return id;
}

browserTest("without a model the rules answer, say so, and claim no more than they are", async () => {
  const { admin, open } = await stage();
  const page = await open(admin, "/ideas/new");
  await page.getByText("No model is connected: the rules engine will answer.").waitFor();
  await page.getByRole("textbox", { name: "Topic" }).fill("Shorter queues at the bakery");
  await page.getByRole("button", { name: "Start run" }).click();
  await page.waitForURL("**/idea-runs/*");
  await page.getByRole("heading", { name: "Idea prompts" }).waitFor();
  await page.getByText("These are idea prompts of the rules engine, not ideas of a model.").waitFor();
  expect(await page.getByRole("heading", { name: "Ranking", exact: true }).count()).toBe(0);
  await page.getByText("no model was asked").first().waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Idea prompts" }).waitFor();
});

browserTest(
  "two ideas are compared, one is saved, and made into exactly one item however often it is asked for",
  async () => {
    const { admin, open } = await stage();
    const runId = await runByRules(admin, "A quieter office");
    const page = await open(admin, `/idea-runs/${runId}`);
    const cards = page.getByRole("article");
    await cards.first().waitFor();
    for (const index of [0, 1]) await cards.nth(index).getByRole("checkbox").check();
    await page.getByRole("link", { name: "Compare" }).click();
    await page.waitForURL("**/compare?ideas=*");
    await page.getByRole("button", { name: "Swap sides" }).waitFor();
    await page.goBack();

    await cards.first().getByRole("button", { name: "Bookmark" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Note" }).fill("Try in March");
    await page.getByRole("dialog").getByRole("button", { name: /^Save/ }).click();
    await cards.first().getByRole("link", { name: "Bookmarked" }).waitFor();
    const { data: saved } = await admin.api.call("bookmark.list", {});
    expect(saved.map(({ note }) => note)).toContain("Try in March");

    await cards.first().getByRole("button", { name: "Make work item" }).click();
    const make = page.getByRole("dialog").getByRole("button", { name: "Make work item" });
    await make.dblclick();
    await cards.first().getByRole("link", { name: "Open work item" }).waitFor();
    const { ideas } = await admin.api.call("idea_run.get", { id: runId });
    expect(ideas[0]?.workItemIds).toHaveLength(1);
    // Once more, by somebody who still sees the old page.
    const again = await admin.api.call("idea.make_item", { id: ideas[0]?.id ?? "" });
    expect(again.id).toBe(ideas[0]?.workItemIds[0]);
  },
);

browserTest(
  "a model's run shows its stages while it works, survives a reload, and ends with a judged ranking",
  async () => {
    const { admin, open } = await stage();
    const server = await startModelServer({ latencyMilliseconds: 30 });
    try {
      const input = { kind: "openai_compatible" as const, key: "test-key-0123456789-abcd", model: "scripted-model" };
      await admin.api.call("model_provider.create", { ...input, baseUrl: server.openaiUrl });
      const page = await open(admin, "/ideas/new");
      await page.getByRole("textbox", { name: "Topic" }).fill("Cheaper deliveries");
      await page.getByRole("button", { name: "Start run" }).click();
      await page.waitForURL("**/idea-runs/*");
      await page.getByText("Evaluate", { exact: true }).first().waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "Ranking", exact: true }).waitFor();
      const best = page.getByRole("article").first();
      await best.getByText("scripted-model").waitFor();
      await best.getByRole("heading").getByRole("button").click();
      for (const name of ["Advocate", "Skeptic", "Before", "After"])
        await best.getByText(name, { exact: true }).first().waitFor();
      await best
        .getByRole("img", { name: /^Radar chart/ })
        .first()
        .waitFor();
      const run = await admin.api.call("idea_run.get", { id: page.url().split("/").at(-1)?.split("?")[0] ?? "" });
      expect(run).toMatchObject({ engine: "model", state: "succeeded" });

      // What was judged can be shown by its scores alone.
      const channel = await admin.api.call("channel.create", { workspaceId: run.workspaceId, name: "judged" });
      await page.reload();
      await page.getByRole("article").first().getByRole("button", { name: "Share" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "Channel" }).click();
      await page.getByRole("option", { name: /judged/ }).click();
      await dialog.getByRole("combobox", { name: "What" }).click();
      await page.getByRole("option", { name: "Its evaluation" }).click();
      await dialog.getByRole("button", { name: "Share", exact: true }).click();
      await page.getByText("The idea is in the channel.").waitFor();
      await expect
        .poll(async () => {
          const { data } = await admin.api.call("message.list", { channelId: channel.id });
          return data.map(({ card }) => card?.title ?? "").filter((title) => title.startsWith("Evaluation: ")).length;
        })
        .toBe(1);
    } finally {
      await server.close();
    }
  },
);

browserTest("an idea becomes one issue of GitHub, and says by itself when that was closed over there", async () => {
  const all = await stage();
  const { admin, open } = all;
  const { github, ann, repository } = await connectGitHub(all);
  try {
    const runId = await runByRules(admin, "A warmer hall");
    const { ideas } = await admin.api.call("idea_run.get", { id: runId });
    const page = await open(admin, `/ideas/${ideas[0]?.id}`);
    await page.getByRole("button", { name: "Make work item" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Board" }).click();
    await page.getByRole("option", { name: "ann/web" }).click();
    await dialog.getByRole("button", { name: "Make work item" }).dblclick();
    const made = page.getByRole("region", { name: "What became of it" });
    await made.getByText("Work on it is under way.").waitFor();
    // The copy is there without a reload.
    const copy = made.getByRole("link", { name: /ann\/web\/issues\/1/ });
    await copy.waitFor();
    expect(await copy.getAttribute("rel")).toContain("noopener");
    expect(repository.issues.size).toBe(1);
    const [issue] = [...repository.issues.values()];
    if (!issue) throw new Error("no issue was made");
    ann.editIssue(issue, { state: "closed", stateReason: "completed" });
    await made.getByText("It is done.").waitFor();
    await made.getByText("Done", { exact: true }).waitFor();
    await settle(page);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    ann.editIssue(issue, { state: "open" });
    await made.getByText("Work on it is under way.").waitFor();
  } finally {
    await github.close();
  }
});

/** A Slack that was connected by consent, with one channel that is mapped. */
async function connectSlack({ api }: Someone, workspaceId: string, url: string) {
  const slack = await startSlack({ apps: [{ redirectUris: [url] }] });
  const { clientId, clientSecret, signingSecret: signing } = slack.app;
  const { id: teamId } = slack.addTeam({ name: "Acme" });
  const { user } = await slack.addUser({ teamId, name: "mona" });
  const { channel } = await slack.addChannel({ creatorId: user.id, name: "news" });
  const secrets = { clientSecret, signing };
  await api.call("connector_application.set", { name: "slack", clientId, baseUrl: slack.apiUrl, secrets });
  const { authorizeUrl } = await api.call("connection.begin_install", { connector: "slack" });
  const back = new URL(slack.approveInstall({ url: authorizeUrl ?? "", teamId, userId: user.id })).searchParams;
  const consent = { state: back.get("state") ?? "", code: back.get("code") ?? "" };
  const { id: connectionId } = await api.call("connection.finish_install", consent);
  const [install] = slack.state.installs.values();
  if (install) await slack.join(install.botUserId, channel.id, user.id);
  const place = { connectionId, platformChannelId: channel.id, channelName: "news" };
  await api.call("channel_mapping.set", { ...place, workspaceId });
  return slack;
}

/** A Trello, where nobody talks, with a mapping of what somebody took for a channel. */
async function connectTrello({ api }: Someone, workspaceId: string) {
  const trello = await startTrello();
  const { token } = trello.issueToken(trello.addMember("Eureka"), { scopes: ["read", "write"] });
  const { key, secret } = trello.app;
  const settings = { baseUrl: trello.url };
  const { id } = await api.call("connection.create", {
    connector: "trello",
    settings,
    secrets: { key, token, secret },
  });
  const place = { connectionId: id, platformChannelId: "5f1a6a60e0f1c52b7c8d9e01", channelName: "cards" };
  await api.call("channel_mapping.set", { ...place, workspaceId });
  return trello;
}

browserTest("an idea is shown in a channel, and a work item in one of Slack", async () => {
  const { admin, workspaceId, url, open } = await stage();
  const channel = await admin.api.call("channel.create", { workspaceId, name: "shared" });
  const runId = await runByRules(admin, "A better lunch");
  const page = await open(admin, `/idea-runs/${runId}`);
  await page.getByRole("article").first().getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Channel" }).click();
  await page.getByRole("option", { name: /shared/ }).click();
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByText("The idea is in the channel.").waitFor();
  await expect.poll(async () => (await admin.api.call("message.list", { channelId: channel.id })).data.length).toBe(1);

  const slack = await connectSlack(admin, workspaceId, url);
  const trello = await connectTrello(admin, workspaceId);
  try {
    const { key } = await admin.api.call("work_item.create", { workspaceId, title: "Order lunch" });
    await page.goto(`/items/${key}`);
    await page.getByRole("button", { name: `More about ${key}` }).click();
    await page.getByRole("menuitem", { name: "Share item" }).click();
    const own = page.getByRole("dialog", { name: `Share ${key}` });
    await own.getByRole("combobox", { name: "Channel" }).click();
    await page.getByRole("option", { name: /shared/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const news = page.getByRole("option", { name: /#news.*Acme/ });
    await news.waitFor();
    expect(await page.getByRole("option", { name: /cards/ }).count()).toBe(0);
    await news.click();
    await own.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByText(/^On its way to #news, /).waitFor();
    const said = () => slack.state.messages.filter(({ text }) => text.includes("Order lunch")).length;
    await expect.poll(said).toBe(1);
  } finally {
    await trello.close();
    await slack.close();
  }
});

browserTest("a form that was begun comes back after the back button, and nothing is started twice", async () => {
  const { admin, open } = await stage();
  const page = await open(admin, "/ideas");
  await page.goto("/ideas/new");
  await page.getByRole("textbox", { name: "Topic" }).fill("Half a thought");
  await page.goBack();
  await page.getByRole("heading", { name: "Ideas", exact: true }).waitFor();
  await page.goForward();
  await expect.poll(() => page.getByRole("textbox", { name: "Topic" }).inputValue()).toBe("Half a thought");
  const { data } = await admin.api.call("idea_run.list", {});
  expect(data.map(({ request }) => request.topic)).not.toContain("Half a thought");
});
