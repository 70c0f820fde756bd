import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  ConnectorError,
  type ConnectorTools,
  loadRecordedDeliveries,
  type RecordedDelivery,
  requestOfRecordedDelivery,
  type TrackerCapability,
  type TrackerItem,
} from "@eureka/connector-sdk";
import { describeInboundContract, describeTrackerContract } from "@eureka/connector-sdk/testing";
import { type PlatformItemFields, type UniversalEvent, universalEventSchema } from "@eureka/contracts/universal-event";
import {
  type App,
  type GitHub,
  githubFailures,
  type Installation,
  type Issue,
  type Person,
  type Repository,
  startGitHub,
} from "@eureka/simulators/github";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installPage } from "./addresses.ts";
import { makeApplicationToken } from "./application-token.ts";
import { createGitHubClient } from "./client.ts";
import { createGitHubHooks } from "./hooks.ts";
import { githubInbound } from "./inbound.ts";
import { github as connector } from "./index.ts";
import { longestText } from "./limits.ts";
import { markerOf, readMarker, withoutMarker } from "./marker.ts";
import { readFailure } from "./read-failure.ts";
import { signatureHeader, signGitHubDelivery } from "./signature.ts";
import { createGitHubTracker } from "./tracker.ts";

const fixtures = await loadRecordedDeliveries(join(import.meta.dirname, "fixtures"));

/** The payloads were recorded without their signature. */
function sign(delivery: RecordedDelivery): RecordedDelivery {
  const { body } = requestOfRecordedDelivery(delivery);
  const signature = signGitHubDelivery(delivery.secrets.webhookSecret ?? "", body);
  return { ...delivery, headers: { ...delivery.headers, [signatureHeader]: signature } };
}

interface Stage {
  readonly github: GitHub;
  readonly ann: Person;
  readonly app: App;
  readonly installation: Installation;
  readonly repository: Repository;
  readonly tools: ConnectorTools;
  readonly tracker: TrackerCapability;
}

/** A repository of Ann's, and the application that she installed. */
async function startStage(): Promise<Stage> {
  const github = await startGitHub({ limits: { writesPerMinute: 1_000 } });
  const ann = github.as(github.addUser("ann"));
  const repository = ann.createRepository({ name: "operations" });
  const app = github.registerApp({ name: "Eureka", owner: ann.account, callbackUrl: "https://eureka.example/connect" });
  const installation = ann.install(app);
  const token = github.issueInstallationToken(installation);
  const tools: ConnectorTools = {
    baseUrl: github.apiUrl,
    fetch,
    async tokenProvider({ rejected } = {}) {
      if (rejected === token) throw new ConnectorError("unauthorized", "There is no other token");
      return token;
    },
    clock: { now: () => new Date() },
  };
  const tracker = createGitHubTracker(createGitHubClient(tools));
  return { github, ann, app, installation, repository, tools, tracker };
}

describeInboundContract(connector, fixtures, { sign });

describeTrackerContract("github", async () => {
  const { github, ann, repository, tracker } = await startStage();
  ann.createRepository({ name: "elsewhere" });
  ann.openPullRequest(repository, "a pull request is no item");
  return {
    tracker,
    platformBoardId: String(repository.id),
    platformUserId: String(ann.account.id),
    unknown: { platformBoardId: "999999999", platformItemId: "999999" },
    faults: {
      failNext: (code) => github.faults.answerNext(githubFailures[code]),
      rateLimitNext: (seconds) => github.faults.answerNext(githubFailures.rateLimited(seconds)),
      loseNextAnswer: () => github.faults.loseNextAnswer(),
    },
    readTitles: async () =>
      [...repository.issues.values()].filter(({ pull }) => pull === null).map(({ title }) => title),
    async close() {
      // Nothing that the contract asks for may lead to a request that GitHub would not understand.
      expect(github.violations).toEqual([]);
      await github.close();
    },
  };
});

describe("the GitHub tracker", () => {
  let stage: Stage;
  let board: string;
  let wishes = 0;
  beforeEach(async () => {
    stage = await startStage();
    board = String(stage.repository.id);
  });
  afterEach(async () => {
    expect(stage.github.violations).toEqual([]);
    await stage.github.close();
  });
  const intent = () => `wish-${++wishes}`;
  const create = (fields: Partial<PlatformItemFields> & { title: string }) =>
    stage.tracker.createItem({ intent: intent(), platformBoardId: board, fields });
  const update = (item: TrackerItem, fields: Partial<PlatformItemFields>) =>
    stage.tracker.updateItem({ intent: intent(), item, fields });
  const issueOf = ({ platformItemId }: TrackerItem): Issue => stage.ann.issue(stage.repository, Number(platformItemId));
  const itemOf = (issue: Issue) => ({ platformBoardId: board, platformItemId: String(issue.number) });

  it("hides its marker from readers, and keeps it when the body is written anew", async () => {
    const wish = { intent: "only-this", platformBoardId: board, fields: { title: "one", body: "text" } };
    const item = await stage.tracker.createItem(wish);
    expect(issueOf(item).body).toMatch(/^<!-- eureka:[\w-]{22} -->\ntext$/);
    await update(item, { body: "rewritten\n```\nopen fence" });
    const search = { intent: "only-this", platformBoardId: board, sentAfter: new Date() };
    expect(await stage.tracker.findByIntent(search)).toMatchObject({ fields: { body: "rewritten\n```\nopen fence" } });
    expect(await stage.tracker.findByIntent({ ...search, intent: "another" })).toBeNull();
    // Whoever takes the marker away on the site takes nothing else away.
    stage.ann.editIssue(issueOf(item), { body: "bare\r\nlines" });
    expect((await stage.tracker.getItem(item)).fields.body).toBe("bare\nlines");
  });

  it("shows states as lists, and keeps a duplicate what it is", async () => {
    const lists = await stage.tracker.listLists({ platformBoardId: board });
    expect(lists.map(({ platformListId }) => platformListId)).toEqual(["open", "completed", "not_planned"]);
    const item = await create({ title: "one" });
    const move = (platformListId: string) =>
      stage.tracker.moveItem({ intent: intent(), item, platformListId, position: "last" });
    for (const platformListId of ["completed", "not_planned", "open"]) {
      expect((await move(platformListId)).fields.platformListId).toBe(platformListId);
    }
    expect(issueOf(item)).toMatchObject({ state: "open", stateReason: "reopened" });
    stage.ann.editIssue(issueOf(item), { state: "closed", stateReason: "duplicate" });
    expect((await move("not_planned")).fields.platformListId).toBe("not_planned");
    expect(issueOf(item).stateReason).toBe("duplicate");
    await expect(move("doing")).rejects.toMatchObject({ code: "invalid" });
  });

  it("closes what is put away as not planned, leaves what is done, and brings back only what it put away", async () => {
    const [open, done] = [
      await create({ title: "open" }),
      await create({ title: "done", platformListId: "completed" }),
    ];
    for (const item of [open, done]) await stage.tracker.archiveItem({ intent: intent(), item });
    expect([issueOf(open).stateReason, issueOf(done).stateReason]).toEqual(["not_planned", "completed"]);
    for (const item of [open, done]) await stage.tracker.restoreItem({ intent: intent(), item });
    expect([issueOf(open).state, issueOf(done).state]).toEqual(["open", "closed"]);
  });

  it("goes on with a closed issue whose creation broke off, and never shows it as done before it is", async () => {
    const wish = {
      intent: intent(),
      platformBoardId: board,
      fields: { title: "old", body: "b", platformListId: "completed" },
    };
    const search = { intent: wish.intent, platformBoardId: board, sentAfter: new Date() };
    const breakOff = (async (address: string, init: RequestInit) => {
      if (init.method === "PATCH") stage.github.faults.answerNext(githubFailures.rateLimited(7));
      return fetch(address, init);
    }) as typeof fetch;
    const breaking = createGitHubTracker(createGitHubClient({ ...stage.tools, fetch: breakOff }));
    await expect(breaking.createItem(wish)).rejects.toMatchObject({ code: "rate_limited" });
    expect(stage.repository.issues.size).toBe(1);
    expect(await stage.tracker.findByIntent(search)).toBeNull();
    const item = await stage.tracker.createItem(wish);
    expect(item.fields).toMatchObject({ body: "b", platformListId: "completed" });
    expect((await stage.tracker.findByIntent(search))?.platformItemId).toBe(item.platformItemId);
    expect(stage.repository.issues.size).toBe(1);
  });

  it("names people by what no renaming changes, and refuses strangers", async () => {
    const bo = stage.github.addUser("bo");
    stage.ann.addCollaborator(stage.repository, bo);
    const item = await create({ title: "a", assignees: [String(bo.id)] });
    bo.login = "robert";
    const both = [String(bo.id), String(stage.ann.account.id)];
    expect((await update(item, { assignees: both })).fields.assignees).toEqual(both);
    expect(issueOf(item).assignees.map(({ login }) => login)).toEqual(["robert", "ann"]);
    expect((await update(item, { assignees: [] })).fields.assignees).toEqual([]);
    const stranger = stage.github.addUser("stranger");
    await expect(update(item, { assignees: [String(stranger.id)] })).rejects.toMatchObject({ code: "invalid" });
    await expect(update(item, { assignees: ["123456789"] })).rejects.toMatchObject({ code: "invalid" });
  });

  it("tells milestone, sub-issues, parent and lock as facts, and sets the milestone", async () => {
    const { ann, repository, tracker } = stage;
    const [parent, part] = [ann.createIssue(repository, "whole"), ann.createIssue(repository, "part")];
    ann.addSubIssue(parent, part);
    ann.createMilestone(repository, "Version 1", "2030-02-28T00:00:00Z");
    const [item, before] = [itemOf(parent), await tracker.getItem(itemOf(parent))];
    expect(before.facts).toEqual([{ name: "Sub-issues", value: "0 of 1 closed" }]);
    expect(await tracker.fields?.list({ platformBoardId: board })).toEqual([
      { platformFieldId: "milestone", name: "Milestone", type: "choice", choices: ["Version 1"] },
    ]);
    const set = (value: string | null, platformFieldId = "milestone") =>
      tracker.fields?.set({ intent: intent(), item, platformFieldId, value });
    await set("Version 1");
    ann.lock(parent, "too heated");
    const after = await tracker.getItem(item);
    expect(after.facts).toEqual([
      { name: "Milestone", value: "Version 1", platformFieldId: "milestone" },
      { name: "Milestone due", value: "2030-02-28" },
      { name: "Sub-issues", value: "0 of 1 closed" },
      { name: "Locked", value: "too heated" },
    ]);
    expect(after.remoteVersion).not.toBe(before.remoteVersion);
    expect((await tracker.getItem(itemOf(part))).facts).toEqual([{ name: "Part of", value: "ann/operations#1" }]);
    await set(null);
    expect((await tracker.getItem(item)).facts?.[0]?.name).toBe("Sub-issues");
    await expect(set("Version 9")).rejects.toMatchObject({ code: "invalid" });
    await expect(set("x", "points")).rejects.toMatchObject({ code: "not_found" });
  });

  it("takes a body of the largest size, and a comment of it", async () => {
    const body = "é".repeat(longestText);
    const item = await create({ title: "🙂".repeat(128), body });
    expect(issueOf(item).body).toHaveLength(65_536);
    const comment = await stage.tracker.addComment({ intent: intent(), item, body });
    expect(comment.body).toBe(body);
    const tooLong = stage.tracker.addComment({ intent: intent(), item, body: `${body}x` });
    await expect(tooLong).rejects.toMatchObject({ code: "invalid" });
  });

  it("meets issues that were transferred, deleted or locked, and repositories that are archived, renamed or gone", async () => {
    const { ann, repository, installation, tracker } = stage;
    const second = ann.createRepository({ name: "second" });
    const [away, doomed, locked] = ["away", "doomed", "locked"].map((title) => ann.createIssue(repository, title));
    if (!away || !doomed || !locked) throw new TypeError("three issues were made");
    const [awayItem, doomedItem, lockedItem] = [itemOf(away), itemOf(doomed), itemOf(locked)];
    const arrived = ann.transferIssue(away, second);
    ann.deleteIssue(doomed);
    ann.lock(locked);
    const pull = itemOf(ann.openPullRequest(repository, "code"));
    for (const item of [awayItem, doomedItem, pull]) {
      await expect(tracker.getItem(item)).rejects.toMatchObject({ code: "not_found" });
      const change = tracker.updateItem({ intent: intent(), item, fields: { title: "taken over" } });
      await expect(change).rejects.toMatchObject({ code: "not_found" });
    }
    expect(arrived.title).toBe("away");
    const below = tracker.addComment({ intent: intent(), item: lockedItem, body: "hello" });
    await expect(below).rejects.toMatchObject({ code: "invalid", platformCode: "read_only" });
    ann.renameRepository(repository, "renamed");
    expect(
      (await tracker.updateItem({ intent: intent(), item: lockedItem, fields: { title: "still here" } })).permalink,
    ).toContain("/ann/renamed/issues/3");
    ann.setArchived(repository, true);
    await expect(create({ title: "never" })).rejects.toMatchObject({ code: "invalid", platformCode: "read_only" });
    const boards = await tracker.listBoards({});
    expect(boards.entries.map(({ name, archived }) => [name, archived])).toEqual([
      ["ann/renamed", true],
      ["ann/second", false],
    ]);
    ann.setArchived(repository, false);
    ann.setPermissions(installation, { metadata: "read", issues: "read" });
    await expect(create({ title: "never" })).rejects.toMatchObject({ code: "unauthorized" });
    ann.takeRepositories(installation, [repository]);
    await expect(tracker.listLists({ platformBoardId: board })).rejects.toMatchObject({ code: "not_found" });
  });

  it("lists changes once each over many in one second, without pull requests", async () => {
    for (let index = 0; index < 12; index++) {
      if (index % 3 === 0) stage.ann.openPullRequest(stage.repository, `code ${index}`);
      stage.ann.createIssue(stage.repository, `issue ${index}`);
    }
    const walk = async (start: string | undefined, limit: number) => {
      const titles: string[] = [];
      let cursor = start;
      for (let more = true; more; ) {
        const page = await stage.tracker.listChanges({ platformBoardId: board, limit, ...(cursor && { cursor }) });
        titles.push(...page.changes.flatMap((change) => (change.kind === "present" ? [change.item.fields.title] : [])));
        ({ nextCursor: cursor, hasMore: more } = page);
      }
      return { titles, cursor };
    };
    const all = await walk(undefined, 5);
    expect(all.titles.toSorted()).toEqual(Array.from({ length: 12 }, (_, index) => `issue ${index}`).toSorted());
    expect((await walk(all.cursor, 5)).titles).toEqual([]);
    const [one] = [...stage.repository.issues.values()].filter(({ pull }) => pull === null);
    if (one) stage.ann.editIssue(one, { title: "in the same second or later" });
    expect((await walk(all.cursor, 5)).titles).toEqual(["in the same second or later"]);
    const nonsense = stage.tracker.listChanges({ platformBoardId: board, cursor: "{}" });
    await expect(nonsense).rejects.toMatchObject({ code: "invalid" });
  });

  it("waits as long as each kind of limit says", async () => {
    const wait = async () => (await stage.tracker.listBoards({}).catch((error: unknown) => error)) as ConnectorError;
    stage.github.faults.answerNext(githubFailures.secondaryLimit(30));
    expect(await wait()).toMatchObject({ code: "rate_limited", retryAfterSeconds: 30 });
    const now = new Date("2030-03-01T12:00:00Z");
    const headers = new Headers({
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(now.getTime() / 1_000 + 90),
    });
    expect(readFailure({ status: 403, headers }, "{}", now)).toMatchObject({ retryAfterSeconds: 90 });
    const words = JSON.stringify({ message: "You have exceeded a secondary rate limit." });
    expect(readFailure({ status: 403, headers: new Headers() }, words, now)).toMatchObject({ retryAfterSeconds: 60 });
  });

  it("renews a token that ended, once, and never lets an id lead elsewhere", async () => {
    const { github, installation, tools } = stage;
    let given = "ended";
    const addresses: string[] = [];
    const renewing = createGitHubTracker(
      createGitHubClient({
        ...tools,
        fetch: ((address: string, init: RequestInit) => {
          addresses.push(address);
          return fetch(address, init);
        }) as typeof fetch,
        async tokenProvider({ rejected } = {}) {
          if (rejected === given) given = github.issueInstallationToken(installation);
          return given;
        },
      }),
    );
    expect((await renewing.listBoards({})).entries).toHaveLength(1);
    expect(addresses).toHaveLength(2);
    expect(addresses.some((address) => address.includes(given))).toBe(false);
    const stray = { platformBoardId: board, platformItemId: "../../user" };
    await expect(renewing.getItem(stray)).rejects.toMatchObject({ code: "invalid" });
    expect(addresses).toHaveLength(2);
  });
});

describe("the authorisation of GitHub", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startStage();
  });
  afterEach(async () => {
    expect(stage.github.violations).toEqual([]);
    await stage.github.close();
  });

  const { auth } = connector;
  if (auth.kind !== "oauth2" || !auth.requestTokens || !auth.authorizeUrl) throw new TypeError("GitHub is installed");
  const { requestTokens, authorizeUrl } = auth;

  const application = (secrets: Record<string, string> = {}) => {
    const { app, github } = stage;
    const { slug, privateKey, clientSecret } = app;
    return { baseUrl: github.apiUrl, clientId: app.clientId, secrets: { slug, privateKey, clientSecret, ...secrets } };
  };
  const tools = () => ({ fetch, clock: { now: () => new Date() }, application: application() });
  const consent = () => {
    const { github, ann } = stage;
    const { location } = github.approve(`${authorizeUrl(application())}?state=s`, ann.account);
    return Object.fromEntries(new URL(location).searchParams);
  };

  const authorize = () => {
    const { github, ann, app } = stage;
    const address = `${github.url}/login/oauth/authorize?client_id=${app.clientId}&state=s`;
    return Object.fromEntries(new URL(github.authorize(address, ann.account)).searchParams);
  };

  it("gives a token of the installation for the consent, and another one for its id", async () => {
    const callback = consent();
    const answer = await requestTokens({ ...tools(), request: { kind: "code", code: callback.code ?? "", callback } });
    const granted = auth.readTokens(answer);
    expect(granted).toMatchObject({
      refreshToken: String(stage.installation.id),
      scopes: ["checks:read", "contents:read", "issues:write", "metadata:read", "pull_requests:write", "statuses:read"],
    });
    expect(granted.expiresInSeconds).toBeGreaterThan(3_500);
    const tokens = { ...stage.tools, tokenProvider: async () => granted.accessToken };
    expect(await auth.readInstallation(tokens, { callback, answer })).toEqual({
      platformWorkspaceId: String(stage.ann.account.id),
      platformWorkspaceName: "ann",
      ourselves: { platformUserId: String(stage.app.bot.id), displayName: "eureka[bot]", isBot: true },
    });
    const request = { kind: "refresh", refreshToken: String(stage.installation.id) } as const;
    const renewed = auth.readTokens(await requestTokens({ ...tools(), request }));
    expect(renewed.accessToken).not.toBe(granted.accessToken);
    expect(renewed.refreshToken).toBe(granted.refreshToken);
  });

  it("finds the installation without its name where the App was installed before, unless there are several", async () => {
    const ask = () => {
      const callback = authorize();
      return requestTokens({ ...tools(), request: { kind: "code", code: callback.code ?? "", callback } });
    };
    expect(auth.readTokens(await ask()).refreshToken).toBe(String(stage.installation.id));
    const { github, ann, app } = stage;
    const team = github.addOrganization("team");
    ann.createRepository({ name: "shared" }, team);
    ann.install(app, team);
    await expect(ask()).rejects.toMatchObject({ code: "unauthorized", platformCode: "installation_not_named" });
  });

  it("takes no installation that whoever consented does not see, no used code, and none without an installation", async () => {
    const { github } = stage;
    const bo = github.as(github.addUser("bo"));
    bo.createRepository({ name: "hidden" });
    const foreign = bo.install(stage.app);
    const ask = (callback: Record<string, string>) =>
      requestTokens({ ...tools(), request: { kind: "code", code: callback.code ?? "", callback } });
    const refused = (platformCode: string) => expect.objectContaining({ code: "unauthorized", platformCode });
    await expect(ask({ ...consent(), installation_id: String(foreign.id) })).rejects.toEqual(
      refused("installation_not_yours"),
    );
    await expect(ask({ ...consent(), code: "used" })).rejects.toEqual(refused("bad_verification_code"));
    stage.ann.uninstall(stage.installation);
    await expect(ask(authorize())).rejects.toEqual(refused("not_installed"));
    const request = { kind: "refresh", refreshToken: String(stage.installation.id) } as const;
    await expect(requestTokens({ ...tools(), request })).rejects.toEqual(refused("installation_gone"));
  });

  it("reads a private key however it was pasted, and refuses what is none", () => {
    const { privateKey } = stage.app;
    const now = new Date("2030-03-01T12:00:00Z");
    const wanted = makeApplicationToken("client", privateKey, now);
    for (const pasted of [
      privateKey.replaceAll("\n", ""),
      privateKey.replaceAll("\n", " "),
      privateKey.replaceAll("\n", "\\n"),
      `\n${privateKey}\n`,
    ]) {
      expect(makeApplicationToken("client", pasted, now)).toBe(wanted);
    }
    expect(() => makeApplicationToken("client", "no key", now)).toThrow(ConnectorError);
  });

  it("knows the pages of GitHub and of an Enterprise Server", () => {
    expect(installPage("https://api.github.com", "eureka")).toBe("https://github.com/apps/eureka/installations/new");
    expect(installPage("https://git.example.com/api/v3", "eureka")).toBe(
      "https://git.example.com/github-apps/eureka/installations/new",
    );
    const facts = {
      name: "Eureka",
      publicUrl: "https://e.example",
      redirectUrl: "https://e.example/back",
      commands: [],
    };
    const form = new URL(connector.describeApplication?.(facts).text ?? "").searchParams;
    expect([form.get("webhook_url"), form.get("issues"), form.getAll("events[]")]).toEqual([
      "https://e.example/hooks/github",
      "write",
      [
        "issues",
        "issue_comment",
        "label",
        "milestone",
        "repository",
        "sub_issues",
        "pull_request",
        "pull_request_review",
        "check_run",
        "check_suite",
        "status",
        "push",
        "create",
        "delete",
      ],
    ]);
  });
});

describe("an App that GitHub makes from a manifest", () => {
  const { registration } = connector;
  if (!registration) throw new TypeError("GitHub makes Apps");
  const facts = {
    name: "Eureka of a bakery with a long name",
    publicUrl: "https://e.example",
    redirectUrl: "https://e.example/back",
    returnUrl: "https://e.example/made",
    commands: [],
    state: "a state",
  };

  it("is described at GitHub and at an Enterprise Server, for a person and for an organization", () => {
    const at = (baseUrl: string, owner: string | null) => registration.describe({ ...facts, baseUrl, owner }).url;
    expect(at("https://api.github.com", null)).toBe("https://github.com/settings/apps/new?state=a+state");
    expect(at("https://git.example.com/api/v3", "acme")).toBe(
      "https://git.example.com/organizations/acme/settings/apps/new?state=a+state",
    );
    const { fields } = registration.describe({ ...facts, baseUrl: "https://api.github.com", owner: null });
    expect(JSON.parse(fields.manifest ?? "").name).toBe("Eureka of a bakery with a long nam");
  });

  it("is handed over once; without a webhook it is of no use", async () => {
    const { github, ann } = await startStage();
    const tools = { baseUrl: github.apiUrl, fetch, clock: { now: () => new Date() } };
    const codeOf = (change: (manifest: Record<string, unknown>) => void) => {
      const { url, fields } = registration.describe({ ...facts, baseUrl: github.apiUrl, owner: null });
      const manifest = JSON.parse(fields.manifest ?? "");
      change(manifest);
      const back = github.registerFromManifest(url, JSON.stringify(manifest), ann.account);
      return new URL(back).searchParams.get("code") ?? "";
    };
    const code = codeOf(() => undefined);
    const { secrets } = await registration.exchange(tools, code);
    expect(Object.keys(secrets).sort()).toEqual(["clientSecret", "privateKey", "slug", "webhookSecret"]);
    await expect(registration.exchange(tools, code)).rejects.toMatchObject({ code: "not_found" });
    const bare = codeOf((manifest) => {
      manifest.name = "Without a webhook";
      delete manifest.hook_attributes;
    });
    await expect(registration.exchange(tools, bare)).rejects.toMatchObject({ platformCode: "no_webhook_secret" });
    expect(() => codeOf((manifest) => Object.assign(manifest, { colour: "red" }))).toThrow(TypeError);
    expect(github.violations).toEqual([]);
    await github.close();
  });
});

describe("GitHub's deliveries", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startStage();
    // Nobody answers there; what was delivered is kept all the same.
    stage.app.hook.url = "http://127.0.0.1:9/hooks/github";
  });
  afterEach(() => stage.github.close());

  /** What a deed becomes, by event and action in the order of their names: GitHub promises none. */
  async function hear(deed: () => void) {
    const { deliveries } = stage.github.world;
    const before = deliveries.length;
    deed();
    await stage.github.idle();
    const heard: Record<string, readonly UniversalEvent[]> = {};
    const recent = deliveries
      .slice(before)
      .map((delivery) => [`${delivery.event}.${delivery.action}`, delivery] as const);
    for (const [kind, delivery] of recent.sort(([one], [other]) => (one < other ? -1 : 1))) {
      const body = new TextEncoder().encode(delivery.body);
      const { headers } = delivery;
      const request = { method: "POST", url: "https://eureka.example/hooks/github", headers, body } as const;
      expect(githubInbound.identify(request)).toEqual({
        kind: "workspace",
        platformWorkspaceIds: [String(stage.ann.account.id)],
      });
      expect(githubInbound.verify(request, { webhookSecret: stage.app.hook.secret }, new Date())).toEqual({ ok: true });
      const parsed = githubInbound.parse(request);
      expect(parsed.deliveryId).toBe(delivery.guid);
      heard[kind] = parsed.events;
    }
    return heard;
  }

  it("become the events of what people did", async () => {
    const { ann, repository } = stage;
    const board = String(repository.id);
    let issue!: Issue;
    const opened = await hear(() => {
      issue = ann.createIssue(repository, "Fix login", { body: "Steps\r\nhere", labels: ["bug"] });
    });
    const author = { platformUserId: String(ann.account.id), displayName: "ann", isBot: false };
    const onIssue = { platformBoardId: board, platformItemId: "1", actor: author };
    const fields = { title: "Fix login", body: "Steps\nhere", platformListId: "open", labels: ["bug"], assignees: [] };
    expect(opened).toMatchObject({ "issues.opened": [{ ...onIssue, type: "item.created", fields }] });

    const changed = await hear(() => {
      ann.editIssue(issue, {
        title: "Fix it",
        labels: [],
        assignees: ["ann"],
        state: "closed",
        stateReason: "not_planned",
      });
      ann.lock(issue, "resolved");
    });
    const updated = (name: string) => ({ ...onIssue, type: "item.updated", changed: [name] });
    expect(changed).toMatchObject({
      "issues.assigned": [updated("assignees")],
      "issues.closed": [{ ...updated("platformListId"), fields: { platformListId: "not_planned" } }],
      "issues.edited": [updated("title")],
      "issues.locked": [updated("facts"), { type: "board.activity", words: "conversation locked", subject: "Fix it" }],
      "issues.unlabeled": [updated("labels")],
    });

    let comment!: ReturnType<Person["comment"]>;
    const said = await hear(() => {
      comment = ann.comment(issue, `${markerOf("x")}hello`);
    });
    const platformCommentId = String(comment.id);
    expect(said["issue_comment.created"]).toMatchObject([
      { ...onIssue, type: "item.commented", comment: { platformCommentId, author, body: "hello" } },
    ]);
    const unsaid = await hear(() => ann.deleteComment(issue, comment));
    expect(unsaid["issue_comment.deleted"]).toMatchObject([{ type: "item.comment_deleted", platformCommentId }]);
  });

  it("tell of families, labels, milestones and the repository", async () => {
    const { ann, repository, installation } = stage;
    const board = String(repository.id);
    const second = ann.createRepository({ name: "second" });
    const [whole, part] = [ann.createIssue(repository, "whole"), ann.createIssue(second, "part")];
    const family = await hear(() => ann.addSubIssue(whole, part));
    expect(family).toMatchObject({
      "sub_issues.parent_issue_added": [
        { type: "item.updated", platformBoardId: String(second.id), changed: ["facts"] },
      ],
      "sub_issues.sub_issue_added": [
        { type: "item.updated", platformBoardId: board, platformItemId: "1" },
        { type: "board.activity", platformBoardId: board, words: "sub-issue added: part", subject: "whole" },
      ],
    });
    const near = await hear(() => ann.addSubIssue(whole, ann.createIssue(repository, "near")));
    expect(near["sub_issues.parent_issue_added"]).toMatchObject([{ type: "item.updated", changed: ["parent"] }]);
    const place = { type: "board.activity", platformBoardId: board, subject: "ann/operations" };
    const made = await hear(() => {
      ann.createLabel(repository, "urgent");
      ann.createMilestone(repository, "Version 1");
    });
    expect(made).toMatchObject({
      "label.created": [{ type: "board.changed" }, { ...place, words: "label made: urgent", mayBeOurs: true }],
      "milestone.created": [
        { type: "board.changed" },
        { ...place, words: "milestone made: Version 1", mayBeOurs: false },
      ],
    });
    const moved = await hear(() => ann.transferIssue(whole, second));
    expect(moved["issues.transferred"]).toMatchObject([{ type: "item.deleted", platformBoardId: board }]);
    const archived = await hear(() => ann.setArchived(repository, true));
    expect(archived["repository.archived"]).toMatchObject([{ type: "board.changed", change: "archived" }, place]);
    const taken = await hear(() => ann.takeRepositories(installation, [repository]));
    expect(taken["installation_repositories.removed"]).toMatchObject([
      { type: "board.changed", platformBoardId: board, change: "deleted" },
    ]);
    const left = await hear(() => ann.uninstall(installation));
    expect(left["installation.deleted"]).toMatchObject([{ type: "uninstalled" }]);
  });
});

describe("deliveries with something else in them than GitHub says", () => {
  const values = [null, 7, "text", [], {}, true, [null], "\ud800\0", -1];

  /** Every body that differs from a recorded one in a single place, down to the third level. */
  function* spoil(body: unknown, depth = 3): Generator<unknown, void, undefined> {
    if (typeof body !== "object" || body === null || Array.isArray(body) || depth === 0) return;
    for (const [name, inner] of Object.entries(body)) {
      for (const value of values) yield { ...body, [name]: value };
      const { [name]: _gone, ...rest } = body as Record<string, unknown>;
      yield rest;
      for (const spoiled of spoil(inner, depth - 1)) yield { ...body, [name]: spoiled };
    }
  }

  it.each(fixtures.map((fixture) => ({ name: fixture.name, fixture })))("make no other error: $name", ({ fixture }) => {
    const request = requestOfRecordedDelivery(fixture);
    const strange: unknown[] = [];
    for (const body of spoil(fixture.body)) {
      const spoiled = { ...request, body: new TextEncoder().encode(JSON.stringify(body)) };
      try {
        githubInbound.identify(spoiled);
        for (const event of githubInbound.parse(spoiled).events) universalEventSchema.parse(event);
      } catch (error) {
        if (!(error instanceof ConnectorError && error.code === "invalid")) strange.push([body, error]);
      }
    }
    expect(strange).toEqual([]);
  });
});

describe("the webhook of the App", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startStage();
  });
  afterEach(async () => {
    expect(stage.github.violations).toEqual([]);
    await stage.github.close();
  });
  const makeHooks = () => {
    const { app, tools } = stage;
    const secrets: Readonly<Record<string, string>> = { clientId: app.clientId, privateKey: app.privateKey };
    return createGitHubHooks({ ...tools, tokenProvider: async ({ purpose = "" } = {}) => secrets[purpose] ?? "" });
  };

  it("stands in the App's settings, is only looked at, and stays", async () => {
    const hooks = makeHooks();
    const wish = { watchedId: "1", callbackUrl: "https://eureka.example/hooks/github/key" };
    expect(await hooks.register(wish)).toMatchObject({ callbackUrl: "", active: false });
    stage.app.hook.url = "https://eureka.example/hooks/github";
    const hook = await hooks.register(wish);
    const seen = { platformHookId: "app", callbackUrl: "https://eureka.example/hooks/github", active: true };
    expect([hook, ...(await hooks.list())]).toEqual([
      { ...seen, watchedId: "1" },
      { ...seen, watchedId: "*" },
    ]);
    await hooks.remove(hook.platformHookId);
    expect(await hooks.check(hook)).toEqual(hook);
    await expect((async () => hooks.check({ ...hook, platformHookId: "9" }))()).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("repeats what nobody took, once, and nothing older", async () => {
    const { github, ann, repository, app } = stage;
    const receiver = createServer((_request, response) => response.writeHead(200).end());
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    app.hook.url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/github`;
    const hooks = makeHooks();
    const redeliver = async (since: Date) => {
      const count = await hooks.redeliver?.({ platformHookId: "app", since });
      await github.idle();
      return count;
    };
    const began = new Date(Date.now() - 60_000);
    github.eventFaults.dropNext = 2;
    for (const title of ["lost", "lost too", "heard"]) ann.createIssue(repository, title);
    await github.idle();
    expect(await redeliver(new Date(Date.now() + 3_600_000))).toBe(0);
    expect(await redeliver(began)).toBe(2);
    expect(await redeliver(began)).toBe(0);
    const again = github.world.deliveries.filter(({ redelivery }) => redelivery);
    expect(again.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const { url } = app.hook;
    app.hook.url = "http://127.0.0.1:9/hooks/github";
    ann.createIssue(repository, "refused for ever");
    await github.idle();
    expect([await redeliver(began), await redeliver(began)]).toEqual([1, 0]);
    app.hook.url = url;
    for (let index = 0; index < 130; index++) ann.createIssue(repository, `issue ${index}`);
    await github.idle();
    github.eventFaults.dropNext = 1;
    ann.createIssue(repository, "lost last");
    await github.idle();
    for (let index = 0; index < 130; index++) ann.createIssue(repository, `more ${index}`);
    await github.idle();
    expect(await redeliver(began)).toBe(1);
    receiver.closeAllConnections();
    receiver.close();
  });
});

describe("the marker of an intent", () => {
  it("is its own for every intent, and comes off exactly", () => {
    const markers = new Set(Array.from({ length: 1_000 }, (_, index) => markerOf(`intent-${index}`)));
    expect(markers.size).toBe(1_000);
    for (const text of ["", "a", "\n\na", "<!-- mine -->\nb", "```ts\nopen fence", "مرحبا"]) {
      const marked = markerOf("x") + text;
      expect(withoutMarker(marked)).toBe(text);
      expect(readMarker(marked)).toBe(markerOf("x"));
      expect([readMarker(text), withoutMarker(text)]).toEqual(["", text]);
    }
    expect(readMarker(markerOf("x").trimEnd())).toBe(markerOf("x"));
    expect(readMarker(`${markerOf("x").trimEnd()}\r\ntext`)).toBe(markerOf("x"));
  });
});
