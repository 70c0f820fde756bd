import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ApplicationSecrets, type Discord, startDiscord } from "./index.ts";
import { startEndpoint, type TestEndpoint } from "./test-endpoint.ts";

describe("interactions over HTTP", () => {
  let discord: Discord;
  let application: ApplicationSecrets;
  let place: { channelId: string; userId: string };
  let guildId: string;
  let clock: number;
  const endpoints: TestEndpoint[] = [];

  beforeEach(async () => {
    clock = Date.now();
    discord = await startDiscord({ now: () => clock, repeatEventsAfterMilliseconds: [5] });
    application = discord.addApplication({ name: "eureka" });
    const userId = discord.addUser({ username: "ada" }).id;
    const guild = discord.addGuild({ name: "Team", ownerId: userId });
    guildId = guild.id;
    place = { channelId: guild.channelId, userId };
    discord.installBot({ applicationId: application.id, guildId });
    await call("POST", `/applications/${application.id}/commands`, { name: "new", description: "Makes an item" });
  });
  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
    await discord.close();
  });

  async function call(
    method: string,
    path: string,
    body?: unknown,
    authorization = `Bot ${application.token}`,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }
  async function setEndpoint(options: Parameters<typeof startEndpoint>[1]): Promise<TestEndpoint> {
    const endpoint = await startEndpoint(application.publicKey, options);
    endpoints.push(endpoint);
    expect((await call("PATCH", "/applications/@me", { interactions_endpoint_url: endpoint.url })).status).toBe(200);
    return endpoint;
  }

  it("refuses an endpoint that believes forged signatures, and one that does not answer a ping", async () => {
    const believing = await startEndpoint(application.publicKey, { acceptsForged: true });
    endpoints.push(believing);
    const events = await startEndpoint(application.publicKey, { pingStatus: 204 });
    endpoints.push(events);
    for (const url of [believing.url, events.url, "http://127.0.0.1:9/"]) {
      const { status, body } = await call("PATCH", "/applications/@me", { interactions_endpoint_url: url });
      expect([status, body.code]).toEqual([400, 50035]);
    }
    expect((await call("GET", "/applications/@me")).body.interactions_endpoint_url).toBeNull();
  });

  it("takes the answer's body as the callback, follows up with the token, and forgets it after fifteen minutes", async () => {
    const endpoint = await setEndpoint({ answer: () => ({ type: 4, data: { content: "Made", flags: 64 } }) });
    const outcome = await discord.people.runCommand({ ...place, command: "new" });
    expect(outcome).toMatchObject({
      sentBy: "http",
      status: 200,
      deliveries: [],
      problem: null,
      message: { content: "Made", flags: 64 },
    });
    const { token, type, member } = endpoint.received[0] as {
      token: string;
      type: number;
      member: { user: { username: string } };
    };
    expect([type, member.user.username]).toEqual([2, "ada"]);
    const hook = `/webhooks/${application.id}/${token}`;
    expect((await call("PATCH", `${hook}/messages/@original`, { content: "Made EUR-1" }, "")).body.content).toBe(
      "Made EUR-1",
    );
    expect((await call("POST", hook, { content: "seen by all" }, "")).status).toBe(200);
    // What only one person sees is in nobody's history.
    const history = (await call("GET", `/channels/${place.channelId}/messages`)).body as unknown as {
      content: string;
    }[];
    expect(history.map(({ content }) => content)).toEqual(["seen by all"]);
    const again = await call(
      "POST",
      `/interactions/${outcome.interactionId}/${token}/callback`,
      { type: 4, data: { content: "twice" } },
      "",
    );
    expect([again.status, again.body.code]).toEqual([400, 40060]);
    clock += 15 * 60 * 1000 + 1;
    const late = await call("POST", hook, { content: "late" }, "");
    expect([late.status, late.body.code]).toEqual([401, 50027]);
    expect(discord.violations).toEqual([]);
  });

  it("does not repeat an interaction that nobody answered, and refuses an answer that comes too late", async () => {
    const endpoint = await setEndpoint({ answer: () => null });
    const outcome = await discord.people.runCommand({ ...place, command: "new" });
    expect(outcome).toMatchObject({ status: 202, callback: null, problem: "The application did not respond" });
    expect(endpoint.received).toHaveLength(1);
    clock += 3_001;
    const { token } = endpoint.received[0] as { token: string };
    const late = await call(
      "POST",
      `/interactions/${outcome.interactionId}/${token}/callback`,
      { type: 4, data: { content: "late" } },
      "",
    );
    expect([late.status, late.body.code]).toEqual([404, 10062]);
    expect(
      (await call("GET", `/webhooks/${application.id}/${token}/messages/@original`, undefined, "")).body.code,
    ).toBe(10015);
  });

  it("records an answer that Discord would not take", async () => {
    await setEndpoint({ answer: () => ({ type: 4, data: { content: "x".repeat(2001) } }) });
    const outcome = await discord.people.runCommand({ ...place, command: "new" });
    expect(outcome.problem).toBe("The application did not respond");
    expect(discord.violations).toHaveLength(1);
    expect(discord.violations[0]?.problems[0]).toContain("Must be 2000 or fewer in length.");
  });

  it("updates a message by its button, fills a promise by the first follow-up, and checks selects as a client does", async () => {
    const answers: Record<string, unknown> = {
      done: { type: 7, data: { content: "Done", components: [] } },
      later: { type: 5, data: { flags: 64 } },
      board: { type: 6 },
    };
    const endpoint = await setEndpoint({ answer: ({ data }) => answers[(data as { custom_id: string }).custom_id] });
    const components = [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: "Done", custom_id: "done" },
          { type: 2, style: 2, label: "Later", custom_id: "later" },
        ],
      },
      { type: 1, components: [{ type: 3, custom_id: "board", options: [{ label: "Web", value: "web" }] }] },
    ];
    const { body } = await call("POST", `/channels/${place.channelId}/messages`, { content: "Choose", components });
    const target = { ...place, messageId: String(body.id) };
    const { people } = discord;
    await expect(people.choose({ ...target, customId: "board", values: ["other"] })).rejects.toThrow("no option other");
    expect((await people.choose({ ...target, customId: "board", values: ["web"] })).callback).toEqual({ type: 6 });
    const promised = await people.press({ ...target, customId: "later" });
    expect(promised.message).toMatchObject({ content: "", flags: 64 | 128 });
    const { token } = endpoint.received[1] as { token: string };
    await call("POST", `/webhooks/${application.id}/${token}`, { content: "Here it is" }, "");
    expect(people.readAnswer(promised.interactionId)).toMatchObject({ content: "Here it is", flags: 64 });
    expect((await people.press({ ...target, customId: "done" })).message).toMatchObject({
      id: body.id,
      content: "Done",
      components: [],
    });
    await expect(people.press({ ...target, customId: "done" })).rejects.toThrow("no component done");
    expect(discord.violations).toEqual([]);
  });

  it("tells an application that it was authorized and deauthorized, and repeats until it is acknowledged", async () => {
    const endpoint = await startEndpoint(application.publicKey, { pingStatus: 204 });
    endpoints.push(endpoint);
    const change = {
      event_webhooks_url: endpoint.url,
      event_webhooks_status: 2,
      event_webhooks_types: ["APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED"],
    };
    expect((await call("PATCH", "/applications/@me", change)).status).toBe(200);
    const other = discord.addGuild({ name: "Other", ownerId: place.userId });
    const address = `/oauth2/authorize?client_id=${application.id}&scope=bot%20applications.commands&permissions=2048`;
    discord.approveInstall({ address, userId: place.userId, guildId: other.id });
    await discord.events.idle();
    expect(endpoint.received[0]).toMatchObject({
      application_id: application.id,
      type: 1,
      event: { type: "APPLICATION_AUTHORIZED", data: { guild: { id: other.id } } },
    });
    expect((await call("GET", `/guilds/${other.id}`)).body.name).toBe("Other");
    await endpoint.close();
    const sent = await discord.people.deauthorize({ userId: place.userId, applicationId: application.id });
    expect(sent).toMatchObject({ name: "APPLICATION_DEAUTHORIZED", attempts: [null, null], acknowledged: false });
  });
});
