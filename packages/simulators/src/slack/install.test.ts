import { createHash } from "node:crypto";
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Slack } from "./index.ts";
import { startSlack } from "./start-slack.ts";

const redirectUri = "https://eureka.example/oauth";

describe("an app is let into a workspace", () => {
  let slack: Slack;
  let person: { teamId: string; userId: string };
  const client = new WebClient();
  beforeEach(async () => {
    slack = await startSlack({ apps: [{ rotatesTokens: true, redirectUris: [redirectUri] }] });
    const team = slack.addTeam({ name: "Acme", enterprise: { id: "E0SIM00001", name: "Acme group" } });
    const { user } = await slack.addUser({ teamId: team.id, name: "ana" });
    person = { teamId: team.id, userId: user.id };
  });
  afterEach(() => slack.close());
  const access = (args: Record<string, string>) =>
    new WebClient(undefined, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }).oauth.v2
      .access({ client_id: slack.app.clientId, client_secret: slack.app.clientSecret, ...args })
      .catch((error) => error.data as { error: string });
  const ask = (extra: Record<string, string> = {}) => {
    const query = {
      client_id: slack.app.clientId,
      scope: "chat:write,users:read",
      redirect_uri: redirectUri,
      state: "s1",
      ...extra,
    };
    return `${slack.authorizeUrl}?${new URLSearchParams(query)}`;
  };
  const approve = (extra?: Record<string, string>) => {
    const location = new URL(slack.approveInstall({ url: ask(extra), ...person }));
    expect(location.searchParams.get("state")).toBe("s1");
    return location.searchParams.get("code") ?? "";
  };

  it("by a page for people, whose answer is a code that works once", async () => {
    const page = await (await fetch(ask())).text();
    expect(page).toContain("chat:write");
    const form = new URLSearchParams({ who: `${person.teamId} ${person.userId}`, decision: "allow" });
    const answer = await fetch(ask(), { method: "POST", body: form, redirect: "manual" });
    const code = new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
    expect(await access({ code })).toMatchObject({ ok: false, error: "bad_redirect_uri" });
    expect(await access({ code, redirect_uri: redirectUri, client_secret: "wrong" })).toMatchObject({
      error: "bad_client_secret",
    });
    const installed = await access({ code, redirect_uri: redirectUri });
    expect(installed).toMatchObject({
      app_id: slack.app.id,
      scope: "chat:write,users:read",
      token_type: "bot",
      expires_in: 43_200,
      team: { name: "Acme" },
      enterprise: { id: "E0SIM00001" },
      authed_user: { id: person.userId },
    });
    expect(await access({ code, redirect_uri: redirectUri })).toMatchObject({ error: "code_already_used" });
    expect(await access({ code: "made up", redirect_uri: redirectUri })).toMatchObject({ error: "invalid_code" });
    const denied = slack.approveInstall({ url: ask(), ...person, isDenied: true });
    expect(new URL(denied).searchParams.get("error")).toBe("access_denied");
    expect(() => slack.approveInstall({ url: ask({ redirect_uri: "https://elsewhere.example" }), ...person })).toThrow(
      "bad_redirect_uri",
    );
    expect(slack.violations).toEqual([]);
  });

  it("of a whole enterprise by one consent: lists are asked for by workspace, and others stay closed", async () => {
    const { enterprise } = slack.state.team(person.teamId);
    const second = slack.addTeam({ name: "Second", ...(enterprise && { enterprise }) });
    const foreign = slack.addTeam({ name: "Foreign" });
    await slack.addUser({ teamId: second.id, name: "ben" });
    const location = slack.approveInstall({ url: ask(), ...person, isForEnterprise: true });
    const code = new URL(location).searchParams.get("code") ?? "";
    const granted = await access({ code, redirect_uri: redirectUri });
    expect(granted).toMatchObject({ is_enterprise_install: true, team: null, enterprise: { id: "E0SIM00001" } });
    const { access_token: token = "" } = granted as { access_token?: string };
    const wide = new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
    expect(await wide.auth.test()).toMatchObject({ is_enterprise_install: true, enterprise_id: "E0SIM00001" });
    const { teams = [] } = await wide.auth.teams.list({});
    expect(teams.map(({ id }) => id)).toEqual([person.teamId, second.id]);
    const failure = (call: Promise<unknown>) => call.catch((error) => error.data?.error);
    expect(await failure(wide.users.list({}))).toBe("missing_argument");
    expect(await failure(wide.users.list({ team_id: foreign.id }))).toBe("team_access_not_granted");
    const { members = [] } = await wide.users.list({ team_id: second.id });
    expect(members.map(({ name }) => name)).toEqual(["ben"]);
    expect(() =>
      slack.approveInstall({ url: ask(), teamId: foreign.id, userId: person.userId, isForEnterprise: true }),
    ).toThrow("belongs to no enterprise");
  });

  it("with a proof that it was the app that asked", async () => {
    const verifier = "v".repeat(50);
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const code = approve({ code_challenge: challenge, code_challenge_method: "S256" });
    const redirect = { code, redirect_uri: redirectUri };
    expect(await access(redirect)).toMatchObject({ error: "missing_code_verifier" });
    expect(await access({ ...redirect, code_verifier: "w".repeat(50) })).toMatchObject({
      error: "invalid_code_verifier",
    });
    expect(await access({ ...redirect, code_verifier: verifier })).toMatchObject({ ok: true });
  });

  it("with tokens that expire and refresh tokens that die when they are used", async () => {
    type Tokens = { access_token: string; refresh_token: string };
    const first = (await access({ code: approve(), redirect_uri: redirectUri })) as Tokens;
    const test = (token: string) =>
      client.apiCall(`${slack.apiUrl}auth.test`, { token }).then(
        () => "ok",
        (error) => error.data.error as string,
      );
    expect(await test(first.access_token)).toBe("ok");
    slack.advance(12 * 3_600_000 + 1_000);
    expect(await test(first.access_token)).toBe("token_expired");
    const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token };
    const second = (await access(refresh)) as Tokens;
    expect(await test(second.access_token)).toBe("ok");
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await access(refresh)).toMatchObject({ error: "invalid_refresh_token" });
    slack.advance(700_000);
    expect(await access({ code: approve(), redirect_uri: redirectUri })).toMatchObject({ ok: true });
  });
});
