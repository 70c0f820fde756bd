/** Everything that the connector asks of GitHub, held against GitHub's description. */
import { github as connector } from "@eureka/connectors/github";
import { startGitHub } from "@eureka/simulators/github";
import { expect, it } from "vitest";
import { type DescribedExchange, readGitHubDescription } from "./github-description.ts";

it("asks for nothing that GitHub's description refuses, and is answered as it says", async () => {
  const github = await startGitHub();
  const description = await readGitHubDescription();
  const exchanges: DescribedExchange[] = [];
  const ann = github.as(github.addUser("ann"));
  const repository = ann.createRepository({ name: "operations" });
  const app = github.registerApp({
    name: "Eureka",
    owner: ann.account,
    callbackUrl: "https://eureka.example/connect",
    // Nobody answers there, so that there is something to ask for again.
    hookUrl: "http://127.0.0.1:9/hooks/github",
  });
  ann.createMilestone(repository, "Version 1");

  const recording = (async (address: string, init: RequestInit) => {
    const response = await fetch(address, init);
    const { pathname, searchParams } = new URL(address);
    if (!pathname.startsWith("/api/v3/")) return response;
    const text = await response.clone().text();
    exchanges.push({
      method: init.method ?? "GET",
      // By its id, as in GitHub's own links: the description knows a repository by its name alone.
      path: pathname.replace(/^\/api\/v3/, "").replace(/^\/repositories\/\d+/, "/repos/ann/operations"),
      query: Object.fromEntries(searchParams),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      status: response.status,
      answer: text === "" ? undefined : JSON.parse(text),
    });
    return response;
  }) as typeof fetch;
  const { auth } = connector;
  if (auth.kind !== "oauth2" || !auth.requestTokens || !auth.authorizeUrl) throw new TypeError("GitHub is installed");
  const { slug, privateKey, clientSecret, clientId } = app;
  const application = { baseUrl: github.apiUrl, clientId, secrets: { slug, privateKey, clientSecret } };
  const clock = { now: () => new Date() };
  const { location } = github.approve(`${auth.authorizeUrl(application)}?state=s`, ann.account);
  const callback = Object.fromEntries(new URL(location).searchParams);
  const request = { kind: "code", code: callback.code ?? "", callback } as const;
  const answer = await auth.requestTokens({ application, fetch: recording, clock, request });
  const { accessToken } = auth.readTokens(answer);
  const secrets: Readonly<Record<string, string>> = { clientId, privateKey };
  const tools = {
    baseUrl: github.apiUrl,
    fetch: recording,
    clock,
    tokenProvider: async ({ purpose }: { purpose?: string } = {}) => (purpose && secrets[purpose]) || accessToken,
  };
  await auth.readInstallation(tools, { callback, answer });
  const consented = github.issueUserToken(app, ann.account);
  await auth.mandate?.revoke?.({ application, fetch: recording, clock, accessToken: consented });
  expect(github.world.tokens.has(consented)).toBe(false);

  const tracker = connector.tracker?.(tools);
  if (!tracker) throw new TypeError("the connector has lost a capability");
  const platformBoardId = String(repository.id);
  const sentAfter = new Date();
  for (const list of [tracker.listLists, tracker.listLabels, tracker.listMembers]) await list({ platformBoardId });
  await tracker.listBoards({});
  const fields = { title: "Fix login", body: "Steps", labels: ["bug", "new"], assignees: [String(ann.account.id)] };
  const item = await tracker.createItem({
    intent: "i1",
    platformBoardId,
    fields: { ...fields, platformListId: "completed" },
  });
  await tracker.createItem({ intent: "i2", platformBoardId, fields: { title: "other" } });
  await tracker.findByIntent({ intent: "i1", platformBoardId, sentAfter });
  const change = { intent: "i3", item };
  await tracker.updateItem({ ...change, fields: { title: "Fix it", body: "", labels: [], assignees: [] } });
  for (const platformListId of ["open", "not_planned"]) {
    await tracker.moveItem({ ...change, platformListId, position: "last" });
  }
  await tracker.restoreItem(change);
  await tracker.archiveItem(change);
  await tracker.fields?.list({ platformBoardId });
  for (const value of ["Version 1", null])
    await tracker.fields?.set({ ...change, platformFieldId: "milestone", value });
  await tracker.getItem(item);
  const { platformCommentId } = await tracker.addComment({ ...change, body: "hello" });
  await tracker.findCommentByIntent({ intent: "i3", item, sentAfter });
  await tracker.updateComment({ ...change, platformCommentId, body: "again" });
  await tracker.listComments({ item });
  await tracker.deleteComment({ ...change, platformCommentId });
  const { nextCursor } = await tracker.listChanges({ platformBoardId });
  await tracker.listChanges({ platformBoardId, cursor: nextCursor });
  const pulls = connector.pullRequests?.(tools);
  const opened = ann.openPullRequest(repository, "Code", { branch: "ops-12-code" });
  ann.check(repository, opened.pull?.headSha ?? "", "tests", "success");
  const pullRequest = { platformBoardId, platformPullRequestId: String(opened.number) };
  expect(await pulls?.get(pullRequest)).toMatchObject({ state: "open", checks: "passed" });
  expect(await pulls?.readChanges(pullRequest, 10)).toMatchObject({ files: [{ path: "NOTES.md" }], isCut: false });
  const changed = await pulls?.listChanged({ platformBoardId });
  await pulls?.listChanged({ platformBoardId, ...(changed && { cursor: changed.nextCursor }) });
  const saying = { intent: "i4", pullRequest, body: "belongs to OPS-12" };
  const said = await pulls?.addComment(saying);
  await pulls?.findCommentByIntent({ ...saying, sentAfter });
  await pulls?.updateComment({ ...saying, platformCommentId: said?.platformCommentId ?? "" });
  await github.idle();
  const hooks = connector.hooks?.(tools);
  const hook = await hooks?.register({ watchedId: platformBoardId, callbackUrl: app.hook.url });
  expect(hook?.active).toBe(true);
  expect(await hooks?.redeliver?.({ platformHookId: "app", since: sentAfter })).toBeGreaterThan(0);

  const problems = exchanges.flatMap((exchange) =>
    [...description.explainRequest(exchange), ...description.explainAnswer(exchange)].map(
      (problem) => `${exchange.method} ${exchange.path}: ${problem}`,
    ),
  );
  expect(problems).toEqual([]);
  expect(github.violations).toEqual([]);
  expect(exchanges.length).toBeGreaterThan(30);
  await github.close();
});
