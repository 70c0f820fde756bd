import { afterEach, beforeEach, expect, it } from "vitest";
import { findAcceptedProbes } from "../platform/index.ts";
import { type Discord, startDiscord } from "./start-discord.ts";
import { walkCalls } from "./walk-calls.ts";

let discord: Discord;
beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(() => discord.close());

it("every call works with good input, and none of it is a violation", async () => {
  const visits = await walkCalls(discord);
  expect(visits.filter(({ status }) => status >= 300)).toEqual([]);
  expect(discord.violations).toEqual([]);
  const visited = new Set(visits.map(({ name }) => name));
  expect(discord.calls.map(({ name }) => name).filter((name) => !visited.has(name))).toEqual([]);
});

it("every call refuses its malformed probe, in Discord's words", async () => {
  const { token } = discord.addApplication({ name: "prober" });
  const headers = { authorization: `Bot ${token}` };
  expect(await findAcceptedProbes(discord, "/api/v10", discord.calls, headers)).toEqual([]);
  const response = await fetch(`${discord.apiUrl}/v10/channels/1/messages`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ embeds: [{ title: "x".repeat(257) }] }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    code: 50035,
    message: "Invalid Form Body",
    errors: {
      embeds: {
        "0": { title: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "Must be 256 or fewer in length." }] } },
      },
    },
  });
});
