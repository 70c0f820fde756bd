/** What went wrong with a connection: its log is read, filtered, opened and replayed, and its secrets are nowhere. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { startTrello, type Trello, trelloFailures } from "@eureka/simulators/trello";
import { expect } from "vitest";
import { browserStage, browserTest, inDatabase, type Stage, sharedStage } from "./rig/stage.ts";
import { connectSlack, deliverTalk, type SlackPlace, verificationToken } from "./rig/talk-on-slack.ts";

const stage = sharedStage();

const slack: SlackPlace = { signing: "the signing secret of the log's story", platformWorkspaceId: "T0LOGSTORY" };

browserTest("a delivery is found in the log, opened with its payload, and replayed", async () => {
  const here = await stage();
  const id = await connectSlack(here.admin.api, slack);
  const page = await here.open(here.admin, `/settings/connections/${id}`);
  await page.getByText("Nothing has gone through this connection lately").waitFor();
  await page.getByText("All work on this connection was done, or is still being tried.").waitFor();
  expect(await deliverTalk(here.url, slack, "Good morning everybody")).toBe(200);
  await expect
    .poll(async () => (await here.admin.api.call("connection_log.list", { id })).data.map(({ outcome }) => outcome))
    .toEqual(["ignored"]);
  await page.getByRole("button", { name: "Refresh" }).click();

  const row = page.getByRole("row", { name: /message\.posted/ });
  await row.waitFor();
  await page.getByRole("combobox", { name: "Outcome" }).click();
  await page.getByRole("option", { name: "Failed" }).click();
  await page.getByText("Nothing in the log is like that").waitFor();
  await page.getByRole("combobox", { name: "Outcome" }).click();
  await page.getByRole("option", { name: "Ignored" }).click();
  // By the keyboard alone.
  await row.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Delivery" });
  const body = panel.getByRole("region", { name: "What came: body" });
  await body.waitFor();
  expect(await body.textContent()).toContain('"text": "Good morning everybody"');
  expect(await body.textContent()).toContain('"token": "[secret]"');
  await panel.getByText("It belongs to no work item.").waitFor();
  await panel.getByRole("button", { name: "Replay" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replay" }).click();
  await panel.getByText("1 event is handled again.").waitFor();
  expect(await page.content()).not.toContain(verificationToken);
  expect(await page.content()).not.toContain(slack.signing);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
});

browserTest("what a platform was asked stands there with its answer, without key and token", async () => {
  const here = await stage();
  const trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
  try {
    const { id, token } = await connectTrello(here, trello);
    await here.admin.api.call("connection.test", { id });
    await expect
      .poll(async () => (await here.admin.api.call("connection_log.list", { id, direction: "outgoing" })).data.length)
      .toBeGreaterThan(0);
    const page = await here.open(here.admin, `/settings/connections/${id}?direction=outgoing`);
    await page
      .getByRole("row", { name: /GET \/1\/members\/me/ })
      .first()
      .click();
    const panel = page.getByRole("complementary", { name: "Call" });
    const headers = panel.getByRole("region", { name: "What we sent: headers" });
    await headers.waitFor();
    expect(await headers.textContent()).toContain("authorization: [secret]");
    expect(await panel.getByRole("region", { name: "What was answered: body" }).textContent()).toContain(
      "Eureka Robot",
    );
    for (const secret of [token, trello.app.key, trello.app.secret]) expect(await page.content()).not.toContain(secret);
  } finally {
    await trello.close();
  }
});

browserTest(
  "work that was given up stands in the dead letters with its reason, and is replayed when it can be done",
  async () => {
    const here = await browserStage();
    const { call } = here.admin.api;
    const trello = await startTrello({ webhooks: { repeatAfterMilliseconds: [] } });
    try {
      const { id: connectionId, bot } = await connectTrello(here, trello);
      const { id: platformBoardId } = trello.as(bot).createBoard("Errands");
      const { id, boardId } = await call("connected_board.create", { connectionId, platformBoardId });
      // Active is said before everything was compared for the first time, which must not fail too: an outage of many calls opens the breaker.
      await expect.poll(async () => (await call("connected_board.get", { id })).reconciledAt).not.toBeNull();
      await expect.poll(async () => (await call("connected_board.health", { id })).waiting).toBe(0);
      trello.faults.answerNext(trelloFailures.unavailable, 1_000);
      await call("work_item.create", { title: "Fetch the parcel", boardId });
      const dead = async () => (await call("job.list", { connectionId })).data;
      // Fifty attempts take hours: the next one is made the last.
      await expect
        .poll(async () => {
          const text = `update jobs set attempts = max_attempts - 1, run_at = clock_timestamp()
          where organization_id = $1 and name = 'sync.compare-item' and state = 'delayed'`;
          await inDatabase(text, [toUuid(here.organizationId as Id<"organization">)]);
          return (await dead()).map(({ name }) => name);
        })
        .toEqual(["sync.compare-item"]);
      const page = await here.open(here.admin, `/settings/connections/${connectionId}`);
      const row = page.getByRole("row", { name: /sync\.compare-item.*status 503/ });
      await row.click();
      const panel = page.getByRole("complementary", { name: "sync.compare-item" });
      await panel.getByText("The platform answered with status 503").waitFor();
      trello.faults.reset();
      await panel.getByRole("button", { name: "Replay" }).click();
      await panel.waitFor({ state: "detached" });
      await page.getByText("All work on this connection was done, or is still being tried.").waitFor();
      await expect.poll(() => [...trello.world.cards.values()].map(({ name }) => name)).toEqual(["Fetch the parcel"]);
      expect(await dead()).toEqual([]);
    } finally {
      await trello.close();
    }
  },
);

browserTest("a manager learns who may read the log, and reads nothing of it", async () => {
  const here = await stage();
  const id = await connectSlackOnce(here);
  const manager = await here.join("Mara Winter", "manager");
  const page = await here.open(manager, `/settings/connections/${id}`);
  await page.getByRole("heading", { name: "Log", exact: true }).waitFor();
  await page.getByText("Admins of the organization can read the log.").waitFor();
  expect(await page.getByRole("button", { name: "Refresh" }).count()).toBe(0);
  expect(await page.getByRole("heading", { name: "Dead letters" }).count()).toBe(0);
});

async function connectTrello({ admin }: Stage, trello: Trello) {
  const bot = trello.addMember("Eureka Robot");
  const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
  const { id } = await admin.api.call("connection.create", {
    connector: "trello",
    title: "Log on Trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token, secret: trello.app.secret },
  });
  return { id, token, bot };
}

async function connectSlackOnce(here: Stage): Promise<string> {
  const { data } = await here.admin.api.call("connection.list", { connector: "slack" });
  return data[0]?.id ?? (await connectSlack(here.admin.api, slack));
}
