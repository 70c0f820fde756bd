import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Slack } from "./index.ts";
import { startSlack } from "./start-slack.ts";
import { furnish } from "./start-test-slack.ts";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe("events on their way to an app", () => {
  let slack: Slack;
  let at: Awaited<ReturnType<typeof furnish>>;
  let receiver: Server;
  let received: Received[];
  /** What the app answers next; then 200 again. */
  let statuses: number[];
  beforeEach(async () => {
    received = [];
    statuses = [];
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
        response.writeHead(statuses.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    slack = await startSlack({
      apps: [
        {
          eventsUrl: address,
          interactivityUrl: address,
          commands: { "/eureka": address },
          linkDomains: ["eureka.example"],
        },
      ],
      repeatAfterMilliseconds: [0, 1, 1],
    });
    at = await furnish(slack);
    await slack.idle();
    received.length = 0;
    slack.events.sent.length = 0;
  });
  afterEach(async () => {
    await slack.close();
    receiver.close();
  });
  const eventsOf = () => received.map(({ body }) => (JSON.parse(body) as { event: Record<string, unknown> }).event);
  const kinds = () => eventsOf().map(({ type, subtype }) => (subtype === undefined ? type : `${type}/${subtype}`));

  it("are signed over time and body", async () => {
    await slack.say(at.ana.id, at.channel.id, "signed: ä");
    const [first] = received;
    const time = String(first?.headers["x-slack-request-timestamp"]);
    const digest = createHmac("sha256", slack.app.signingSecret).update(`v0:${time}:${first?.body}`).digest("hex");
    expect(first?.headers["x-slack-signature"]).toBe(`v0=${digest}`);
    expect(Math.abs(Number(time) * 1_000 - Date.now())).toBeLessThan(60_000);
  });

  it("are repeated three times with the same id, then given up", async () => {
    statuses = [500, 503, 404, 500];
    const { deliveries } = await slack.say(at.ana.id, at.channel.id, "nobody listens");
    expect(deliveries[0]?.sent).toMatchObject({ attempts: [500, 503, 404, 500], acknowledged: false });
    expect(received.map(({ headers }) => headers["x-slack-retry-num"])).toEqual([undefined, "1", "2", "3"]);
    expect(received[1]?.headers["x-slack-retry-reason"]).toBe("http_error");
    expect(new Set(received.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id)).size).toBe(1);
  });

  it("are lost, doubled, and overtaken on demand", async () => {
    slack.events.faults.dropNext = 1;
    expect((await slack.say(at.ana.id, at.channel.id, "lost")).deliveries[0]?.sent).toBeNull();
    slack.events.faults.copies = 2;
    await slack.say(at.ana.id, at.channel.id, "twice");
    slack.events.faults.reorderNext = true;
    await Promise.all([slack.say(at.ana.id, at.channel.id, "early"), slack.say(at.ben.id, at.channel.id, "late")]);
    expect(eventsOf().map(({ text }) => text)).toEqual(["twice", "twice", "late", "early"]);
  });

  it("tell of edits and deletions with what was there before", async () => {
    const { message } = await slack.say(at.ana.id, at.channel.id, "first");
    const { ts } = message;
    await slack.edit(at.ana.id, message, "second");
    await slack.deleteMessage(at.ana.id, message);
    expect(eventsOf().slice(1)).toMatchObject([
      {
        subtype: "message_changed",
        message: { ts, text: "second", edited: { user: at.ana.id } },
        previous_message: { text: "first" },
      },
      { subtype: "message_deleted", deleted_ts: ts, previous_message: { text: "second" } },
    ]);
    await expect(slack.edit(at.ben.id, message, "mine now")).rejects.toThrow("only what they wrote");
  });

  it("tell of channels under the name of their kind, and of a conversion by a message", async () => {
    const id = at.channel.id;
    await slack.rename(at.ana.id, id, "talk");
    await slack.makePrivate(at.ana.id, id);
    await slack.archive(at.ana.id, id);
    await slack.leave(at.ben.id, id);
    expect(new Set(kinds())).toEqual(
      new Set([
        "channel_rename",
        "message/channel_name",
        "message/channel_convert_to_private",
        "group_archive",
        "message/channel_archive",
        "member_left_channel",
        "message/channel_leave",
      ]),
    );
    expect(eventsOf().find(({ subtype }) => subtype === "channel_convert_to_private")?.channel_type).toBe("group");
  });

  it("do not take a notice for a mention, and announce links of the app's domains alone", async () => {
    await slack.leave(at.install.botUserId, at.channel.id, at.ana.id);
    await slack.join(at.install.botUserId, at.channel.id, at.ana.id);
    expect(kinds()).not.toContain("app_mention");
    received.length = 0;
    await slack.say(at.ana.id, at.channel.id, "https://other.example/ https://www.eureka.example/items/1");
    expect(kinds().sort()).toEqual(["link_shared", "message"]);
    expect(eventsOf().find(({ type }) => type === "link_shared")?.links).toEqual([
      { domain: "eureka.example", url: "https://www.eureka.example/items/1" },
    ]);
  });

  it("come once for a channel that two workspaces share, whoever speaks", async () => {
    const other = slack.addTeam({ name: "Globex" });
    const { user: zoe } = await slack.addUser({ teamId: other.id, name: "zoe" });
    const theirs = slack.install({ teamId: other.id, installerId: zoe.id });
    const { channel } = await slack.addChannel({
      creatorId: at.ana.id,
      name: "shared",
      memberIds: [zoe.id, at.install.botUserId, theirs.install.botUserId],
      sharedWithTeamIds: [other.id],
    });
    received.length = 0;
    await slack.say(zoe.id, channel.id, "from outside");
    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { team_id: other.id, is_ext_shared_channel: true, event: { user: zoe.id, team: other.id } },
    ]);
  });

  it("stop when the app is gone, and say so last", async () => {
    await slack.uninstall(at.install);
    expect(kinds().sort()).toEqual(["app_uninstalled", "tokens_revoked"]);
    expect(eventsOf().find(({ type }) => type === "tokens_revoked")?.tokens).toEqual({
      oauth: [],
      bot: [at.install.botUserId],
    });
    received.length = 0;
    await slack.say(at.ana.id, at.channel.id, "anybody?");
    expect(received).toEqual([]);
    const again = slack.install({ teamId: at.team.id, installerId: at.ana.id });
    expect(again.install.botUserId).toBe(at.install.botUserId);
    expect(again.botToken).not.toBe(at.botToken);
  });

  it("bring response addresses that work five times and half an hour", async () => {
    const { delivery } = await slack.runCommand(at.ana.id, at.channel.id, "/eureka list");
    const url = String(delivery.payload.response_url);
    const answer = (body: unknown) => fetch(url, { method: "POST", body: JSON.stringify(body) });
    expect((await answer({ txt: "wrong" })).status).toBe(400);
    for (let use = 0; use < 5; use++) expect((await answer({ text: `answer ${use}` })).status).toBe(200);
    expect(await (await answer({ text: "one more" })).json()).toEqual({ ok: false, error: "used_url" });
    expect(slack.state.messages.map(({ visibleTo }) => visibleTo)).toEqual(Array(5).fill(at.ana.id));
    const { delivery: later } = await slack.runCommand(at.ana.id, at.channel.id, "/eureka list");
    slack.advance(31 * 60_000);
    const late = await fetch(String(later.payload.response_url), { method: "POST", body: '{"text":"late"}' });
    expect(await late.json()).toEqual({ ok: false, error: "expired_url" });
    expect(slack.violations).toHaveLength(3);
  });

  it("open a view once and within three seconds", async () => {
    const view = { type: "modal", title: { type: "plain_text", text: "T" }, blocks: [] };
    const open = async (trigger: unknown) => {
      const headers = { authorization: `Bearer ${at.botToken}`, "content-type": "application/json" };
      const body = JSON.stringify({ trigger_id: trigger, view });
      return (
        (await (await fetch(`${slack.apiUrl}views.open`, { method: "POST", headers, body })).json()) as {
          error?: string;
        }
      ).error;
    };
    const trigger = async () =>
      (await slack.runCommand(at.ana.id, at.channel.id, "/eureka")).delivery.payload.trigger_id;
    const first = await trigger();
    expect(await open(first)).toBeUndefined();
    expect(await open(first)).toBe("exchanged_trigger_id");
    const second = await trigger();
    slack.advance(3_001);
    expect(await open(second)).toBe("expired_trigger_id");
    expect(await open("1.2.3")).toBe("invalid_trigger_id");
    expect(slack.violations).toEqual([]);
  });

  it("reach a step of a workflow, which ends once", async () => {
    const { executionId, deliveries } = await slack.runFunction(at.ana.id, {
      callbackId: "create_item",
      inputs: { title: "T" },
    });
    expect(deliveries[0]?.payload.event).toMatchObject({ type: "function_executed", inputs: { title: "T" } });
    const headers = { authorization: `Bearer ${at.botToken}` };
    const finish = async () => {
      const body = new URLSearchParams({ function_execution_id: executionId, outputs: '{"item":"1"}' });
      return (await fetch(`${slack.apiUrl}functions.completeSuccess`, { method: "POST", headers, body })).json();
    };
    expect(await finish()).toEqual({ ok: true });
    expect(await finish()).toMatchObject({ ok: false });
    expect(slack.state.executions.get(executionId)?.outcome).toEqual({ outputs: { item: "1" } });
  });
});
