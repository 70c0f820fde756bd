import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ApplicationSecrets, type Discord, type DiscordOptions, startDiscord } from "./index.ts";

const redirectUri = "http://127.0.0.1:9/callback";

describe("Discord's rules", () => {
  let discord: Discord;
  let application: ApplicationSecrets;
  let ids: { guildId: string; channelId: string; userId: string };

  beforeEach(() => start());
  afterEach(() => discord.close());

  async function start(options: DiscordOptions = {}): Promise<void> {
    discord = await startDiscord(options);
    application = discord.addApplication({ name: "eureka", redirectUris: [redirectUri], privilegedIntents: [] });
    const userId = discord.addUser({ username: "ada" }).id;
    const { id: guildId, channelId } = discord.addGuild({ name: "Team", ownerId: userId });
    ids = { guildId, channelId, userId };
    discord.installBot({ applicationId: application.id, guildId });
  }
  async function call(method: string, path: string, body?: unknown, token = application.token) {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }
  const refused = async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, path, body);
    return [answer.status, answer.body.code];
  };

  it("answers in Discord's words to a wrong token, to what is not there, and to what may not be done", async () => {
    expect((await call("GET", "/users/@me", undefined, "wrong")).body).toEqual({
      message: "401: Unauthorized",
      code: 0,
    });
    const messages = `/channels/${ids.channelId}/messages`;
    const { message } = discord.people.say({ ...ids, content: "secret" });
    expect(await refused("GET", "/channels/1")).toEqual([404, 10003]);
    expect(await refused("GET", `${messages}/1`)).toEqual([404, 10008]);
    expect(await refused("GET", "/channels/undefined")).toEqual([400, 50035]);
    expect(await refused("POST", messages, { content: "" })).toEqual([400, 50006]);
    expect(await refused("PATCH", `${messages}/${message.id}`, { content: "mine" })).toEqual([403, 50005]);
    expect(await refused("DELETE", `${messages}/${message.id}`)).toEqual([403, 50013]);
    expect(await refused("GET", `/guilds/${ids.guildId}/members`)).toEqual([403, 50001]);
    expect(await refused("PATCH", `/channels/${ids.channelId}`, { name: "mine" })).toEqual([403, 50013]);
    // Without the intent for content it is blank in calls too.
    expect((await call("GET", `${messages}/${message.id}`)).body.content).toBe("");
    const fresh = discord.resetToken(application.id);
    expect((await call("GET", "/users/@me")).status).toBe(401);
    expect((await call("GET", "/users/@me", undefined, fresh)).status).toBe(200);
  });

  it("counts texts, rows, buttons and embeds", async () => {
    const button = (index: number) => ({ type: 2, style: 1, label: "x", custom_id: `b${index}` });
    const row = (count: number, first = 0) => ({
      type: 1,
      components: Array.from({ length: count }, (_, index) => button(first + index)),
    });
    const embed = { description: "x".repeat(4096) };
    const select = { type: 3, custom_id: "s", options: [{ label: "a", value: "a" }] };
    const bad: unknown[] = [
      { content: "x".repeat(2001) },
      { embeds: Array.from({ length: 11 }, () => ({ title: "x" })) },
      { embeds: [embed, embed] },
      { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: "x", value: "x" })) }] },
      { content: "x", components: [row(6)] },
      { content: "x", components: Array.from({ length: 6 }, (_, index) => row(1, index)) },
      { content: "x", components: [{ type: 1, components: [select, button(1)] }] },
      { content: "x", components: [row(1), row(1)] },
      { content: "x", components: [{ type: 1, components: [{ type: 2, style: 5, label: "no address" }] }] },
      { content: "x", components: [{ type: 10, content: "of the second version" }] },
      { content: "x", unknown: true },
    ];
    for (const body of bad)
      expect(await refused("POST", `/channels/${ids.channelId}/messages`, body)).toEqual([400, 50035]);
    expect(
      (
        await call("POST", `/channels/${ids.channelId}/messages`, {
          content: "😀".repeat(2000),
          components: [0, 5, 10, 15, 20].map((first) => row(5, first)),
        })
      ).status,
    ).toBe(200);
    expect(discord.violations).toHaveLength(bad.length);
  });

  it("pings only whom allowed_mentions lets through, and deletes channels with their threads", async () => {
    const content = `<@${ids.userId}> @everyone`;
    const sent = await call("POST", `/channels/${ids.channelId}/messages`, {
      content,
      allowed_mentions: { parse: [] },
    });
    expect(sent.body).toMatchObject({ mentions: [], mention_everyone: false });
    const pinging = await call("POST", `/channels/${ids.channelId}/messages`, { content });
    expect(pinging.body).toMatchObject({ mentions: [{ id: ids.userId }], mention_everyone: false });
    const { channelId: threadId } = discord.people.createThread({
      ...ids,
      name: "talk",
      messageId: String(sent.body.id),
    });
    expect(threadId).toBe(sent.body.id);
    discord.people.archiveThread({ channelId: threadId, isLocked: true });
    expect(await refused("POST", `/channels/${threadId}/messages`, { content: "late" })).toEqual([400, 160005]);
    discord.people.deleteChannel({ channelId: ids.channelId });
    expect(await refused("GET", `/channels/${threadId}`)).toEqual([404, 10003]);
  });

  it("limits in buckets, says how long to wait, and fails, cuts and keeps what it did on demand", async () => {
    await discord.close();
    await start({
      limits: { routes: { "POST /channels/{channel_id}/messages": { calls: 2, windowMilliseconds: 60_000 } } },
    });
    const send = () => call("POST", `/channels/${ids.channelId}/messages`, { content: "x" });
    const first = await send();
    expect(first.headers.get("x-ratelimit-remaining")).toBe("1");
    await send();
    const third = await send();
    expect(third.status).toBe(429);
    expect(third.body).toMatchObject({ message: "You are being rate limited.", global: false });
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
    // Another channel is another bucket.
    const other = discord.addChannel({ guildId: ids.guildId, name: "other" });
    expect((await call("POST", `/channels/${other.id}/messages`, { content: "x" })).status).toBe(200);
    discord.faults.answerNext({ status: 503, body: {} });
    expect((await call("GET", "/users/@me")).status).toBe(503);
    discord.faults.loseNextAnswer();
    await expect(
      call("POST", `/channels/${other.id}/messages`, { content: "kept", nonce: "1", enforce_nonce: true }),
    ).rejects.toThrow();
    const history = (await call("GET", `/channels/${other.id}/messages`)).body as unknown as { content: string }[];
    expect(history.map(({ content }) => content)).toEqual(["kept", "x"]);
  });

  it("hands out codes once, rotates refresh tokens, and takes no foreign address, verifier or secret", async () => {
    const verifier = "v".repeat(43);
    const query = new URLSearchParams({
      client_id: application.id,
      response_type: "code",
      scope: "identify guilds",
      redirect_uri: redirectUri,
      state: "s",
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    });
    const page = await fetch(`${discord.url}/oauth2/authorize?${query}`);
    expect(await page.text()).toContain("identify, guilds");
    const approve = () => discord.approveInstall({ address: `/oauth2/authorize?${query}`, userId: ids.userId });
    const token = async (form: Record<string, string>, secret = application.clientSecret) => {
      const authorization = `Basic ${Buffer.from(`${application.id}:${secret}`).toString("base64")}`;
      const response = await fetch(`${discord.apiUrl}/oauth2/token`, {
        method: "POST",
        headers: { authorization },
        body: new URLSearchParams(form),
      });
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    };
    const exchange = { grant_type: "authorization_code", redirect_uri: redirectUri };
    const { code, redirect } = approve();
    expect(new URL(redirect ?? "").searchParams.get("state")).toBe("s");
    expect((await token({ ...exchange, code: code ?? "", code_verifier: verifier }, "wrong")).body).toEqual({
      error: "invalid_client",
    });
    const granted = await token({ ...exchange, code: code ?? "", code_verifier: verifier });
    expect(granted.body).toMatchObject({ token_type: "Bearer", scope: "identify guilds" });
    expect((await token({ ...exchange, code: code ?? "", code_verifier: verifier })).body.error).toBe("invalid_grant");
    expect((await token({ ...exchange, code: approve().code ?? "", code_verifier: "w".repeat(43) })).body.error).toBe(
      "invalid_grant",
    );
    const refresh = { grant_type: "refresh_token", refresh_token: granted.body.refresh_token ?? "" };
    const renewed = await token(refresh);
    expect(renewed.status).toBe(200);
    expect((await token(refresh)).body.error).toBe("invalid_grant");
    const me = (accessToken = "") =>
      fetch(`${discord.apiUrl}/v10/users/@me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect((await me(granted.body.access_token)).status).toBe(401);
    expect(await (await me(renewed.body.access_token)).json()).toMatchObject({ username: "ada" });
    query.set("redirect_uri", "http://evil.example/");
    expect((await fetch(`${discord.url}/oauth2/authorize?${query}`)).status).toBe(400);
  });

  it("lets a person play on the page", async () => {
    const act = async (action: unknown) => {
      const response = await fetch(`${discord.url}/simulator/act`, { method: "POST", body: JSON.stringify(action) });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const { channelId, userId } = ids;
    expect(await (await fetch(discord.url)).text()).toContain("Discord (simulated)");
    expect((await act({ kind: "say", channelId, userId, text: "hello" })).body).toMatchObject({
      message: { content: "hello" },
    });
    expect(await act({ kind: "say", channelId, userId, text: "/nothing" })).toEqual({
      status: 400,
      body: { problem: "there is no command nothing here" },
    });
    expect((await act({ kind: "shout" })).status).toBe(400);
    const state = (await (await fetch(`${discord.url}/simulator/state`)).json()) as {
      channels: { name: string; messages: { content: string }[] }[];
    };
    expect(state.channels[0]).toMatchObject({ name: "general", messages: [{ content: "hello" }] });
  });
});
