/** A person lets us act for her on GitHub: what she does here stands there under her own name. */
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { Connection } from "@eureka/contracts/connection";
import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import type { Id } from "@eureka/contracts/ids";
import type { Mandate } from "@eureka/contracts/mandate";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { createConnectorTools, loadConnection } from "@eureka/core/connections";
import type { Principal } from "@eureka/core/operations";
import { systemClock } from "@eureka/kit/clock";
import { asOwner } from "@eureka/kit/db";
import type { Issue, Person } from "@eureka/simulators/github";
import { githubFailures } from "@eureka/simulators/github";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

describe("a person who lets us act for her on GitHub", () => {
  let stage: PlatformStage;
  let side: GitHubSide;
  let team: PlatformTeam;
  let connection: Connection;
  let connected: ConnectedBoard;
  /** The manager's account over there. */
  let mia: Person;
  let item: WorkItem;
  let ahead = 0;

  beforeAll(async () => {
    const clock = { ...systemClock, now: () => new Date(Date.now() + ahead) };
    stage = await openPlatformStage({ ports: { clock } });
    side = await openGitHubSide(stage, () => clock.now().getTime());
    mia = side.github.as(side.github.addUser("mia"));
    side.ann.addCollaborator(side.repository, mia.account);
    team = await openTeam(stage, [side.github]);
    connection = await installGitHub(team, side);
    connected = await connectRepository(team, connection, side.repository);
  });
  afterAll(async () => {
    expect(side.github.violations).toEqual([]);
    await side.github.close();
    await stage.close();
  });

  const run = <Output = unknown>(operation: string, input: unknown, who: Principal = team.manager) =>
    team.run<Output>(who, operation, input);
  const letActFor = async (person: Person, who: Principal) => {
    const { authorizeUrl } = await run<{ authorizeUrl: string }>("mandate.begin", { connectionId: connection.id }, who);
    const back = new URL(side.github.authorize(authorizeUrl, person.account)).searchParams;
    const parameters = Object.fromEntries(back);
    return run<ExternalIdentity>(
      "mandate.finish",
      { state: back.get("state"), code: back.get("code"), parameters },
      who,
    );
  };
  const say = (body: string, who: Principal = team.manager) =>
    run<Comment>("comment.create", { workItemId: item.id, body }, who);
  const issue = (): Issue => side.issue("Fix the login");
  const said = () => issue().comments.map(({ author, body }) => [author.login, body.replace(/^<!--.*-->\n?/, "")]);
  const mandateOf = async (who: Principal = team.manager) =>
    (await run<{ data: Mandate[] }>("mandate.list", {}, who)).data[0];
  const toldOf = async (who: Principal) => {
    const channels = await run<{ data: { id: string; kind: string }[] }>("channel.list", {}, who);
    const own = channels.data.find(({ kind }) => kind === "direct");
    if (!own) return [];
    const { data } = await run<{ data: { text: string }[] }>("message.list", { channelId: own.id }, who);
    return data.map(({ text }) => text).filter((text) => text.includes("no longer in your name"));
  };
  const hers = () =>
    [...side.github.world.tokens.values()].filter((token) => token.kind === "user" && token.user === mia.account);
  const theItem = () => run<WorkItem>("work_item.get", { id: item.id });
  const countComments = async () =>
    (await run<{ data: Comment[] }>("comment.list", { workItemId: item.id })).data.length;

  it("is written for by the App until she does, with her name in the words", async () => {
    expect(await mandateOf()).toMatchObject({ connectionId: connection.id, state: "none", externalIdentityId: null });
    item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Fix the login" });
    await say("before");
    await team.settle();
    expect(issue().author.login).toBe("eureka[bot]");
    expect(said()).toEqual([["eureka[bot]", expect.stringMatching(/\*\*.+\*\*[\s\S]*before/)]]);
  });

  it("consents on GitHub's page with a proof that only her own session has, and her account is linked", async () => {
    const { authorizeUrl } = await run<{ authorizeUrl: string }>("mandate.begin", { connectionId: connection.id });
    const { pathname, searchParams } = new URL(authorizeUrl);
    expect([pathname, searchParams.get("client_id"), searchParams.get("code_challenge_method")]).toEqual([
      "/login/oauth/authorize",
      side.app.clientId,
      "S256",
    ]);
    const back = new URL(side.github.authorize(authorizeUrl, mia.account)).searchParams;
    const input = { state: back.get("state"), code: back.get("code"), parameters: Object.fromEntries(back) };
    await expect(run("mandate.finish", input, team.admin)).rejects.toMatchObject({
      code: "connection.install_foreign",
    });
    await expect(run("connection.finish_install", input, team.admin)).rejects.toMatchObject({
      code: "connection.install_unknown",
    });
    const identity = await run<ExternalIdentity>("mandate.finish", input);
    expect(identity).toMatchObject({
      platformUserId: String(mia.account.id),
      displayName: "mia",
      memberId: team.manager.memberId,
    });
    await expect(run("mandate.finish", input)).rejects.toMatchObject({ code: "connection.install_used" });
    expect(await mandateOf()).toMatchObject({ state: "given", externalIdentityId: identity.id });
    expect(await mandateOf(team.admin)).toMatchObject({ state: "none" });
  });

  it("is the author of what she does from then on, and her own echo says nothing twice", async () => {
    await say("in my own name");
    await run("work_item.update", { id: item.id, description: "Steps", labels: ["bug"] });
    const another = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Made by Mia" });
    await run("work_item.complete", { id: another.id });
    await say("by the administrator", team.admin);
    await team.settle();
    expect(said().slice(1)).toEqual([
      ["mia", "in my own name"],
      ["eureka[bot]", expect.stringContaining("by the administrator")],
    ]);
    expect(side.issue("Made by Mia")).toMatchObject({
      author: { login: "mia" },
      state: "closed",
      closedBy: { login: "mia" },
    });
    const senders = side.github.world.deliveries
      .filter(({ event, action }) => event === "issues" && (action === "edited" || action === "labeled"))
      .map(({ body }) => (JSON.parse(body) as { sender: { login: string } }).sender.login);
    expect(new Set(senders)).toEqual(new Set(["mia"]));
    expect([(await theItem()).description, await countComments()]).toEqual(["Steps", 3]);
    // Twice as many deliveries of the same say nothing either.
    const again = side.github.world.deliveries.filter(({ event }) => event === "issue_comment");
    for (const { url, headers, body } of again)
      await fetch(url, { method: "POST", headers: { ...headers, "x-github-delivery": crypto.randomUUID() }, body });
    await team.settle();
    expect([await countComments(), issue().comments.length]).toEqual([3, 3]);
    const { data } = await run<{ data: HistoryEntry[] }>("work_item.history", { id: item.id });
    expect(data.filter(({ actor, type }) => actor.type === "system" && type.startsWith("work_item."))).toEqual([]);
  });

  it("edits under her name what stands under it, and leaves ours under ours", async () => {
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: item.id });
    const byBody = (body: string) => data.find((comment) => comment.body === body)?.id;
    await run("comment.update", { id: byBody("in my own name"), body: "in my own words" });
    await run("comment.update", { id: byBody("before"), body: "before that" });
    await team.settle();
    expect(said().slice(0, 2)).toEqual([
      ["eureka[bot]", expect.stringMatching(/\*\*.+\*\*[\s\S]*before that/)],
      ["mia", "in my own words"],
    ]);
  });

  it("keeps writing after eight hours: of many who need it at once, one renews her token", async () => {
    ahead += 9 * 3_600_000;
    const personId = (await mandateOf())?.externalIdentityId as Id<"external_identity">;
    const loaded = await team.transact((context) => loadConnection(context, connection.id as Id<"connection">));
    const options = { priority: "interactive", personId } as const;
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => createConnectorTools(stage.application, loaded, options).tokenProvider()),
    );
    expect(new Set(others)).toEqual(new Set([first]));
    await say("after a night");
    await team.settle();
    expect(said().slice(3)).toEqual([["mia", "after a night"]]);
    expect(hers()).toHaveLength(1);
    expect(await mandateOf()).toMatchObject({ state: "given" });
  });

  it("has set by the App what she may not set, without losing her mandate", async () => {
    side.ann.addCollaborator(side.repository, mia.account, "read");
    await run("work_item.create", { boardId: connected.boardId, title: "With a label", labels: ["bug", "later"] });
    await team.settle();
    const { author, labels } = side.issue("With a label");
    expect([author.login, labels.map(({ name }) => name)]).toEqual(["mia", ["bug", "later"]]);
    const { labels: ours } = (await team.items()).find(({ title }) => title === "With a label") as WorkItem;
    expect(ours.map(({ name }) => name)).toEqual(["bug", "later"]);
    expect(await mandateOf()).toMatchObject({ state: "given" });
  });

  it("is written for by the App again once GitHub lets us act for her no longer, and is told so once", async () => {
    mia.revokeAuthorization(side.app);
    ahead += 20_000;
    for (const word of ["after it was revoked", "and once more"]) await say(word);
    await team.settle();
    expect(said().slice(4)).toEqual(
      ["after it was revoked", "and once more"].map((word) => [
        "eureka[bot]",
        expect.stringMatching(new RegExp(`\\*\\*.+\\*\\*[\\s\\S]*${word}`)),
      ]),
    );
    expect(await mandateOf()).toMatchObject({ state: "lost" });
    expect(await toldOf(team.manager)).toHaveLength(1);
    expect(await toldOf(team.admin)).toEqual([]);
    // Nothing of what GitHub granted is kept.
    const kept = await asOwner(team.database.owner, (client) => client.query("select tokens from mandates"));
    expect(kept.rows).toEqual([{ tokens: null }]);
  });

  it("gives it anew, and loses it where GitHub lets her do too little", async () => {
    expect(await letActFor(mia, team.manager)).toMatchObject({ memberId: team.manager.memberId });
    await say("again");
    await team.settle();
    expect(said().at(-1)).toEqual(["mia", "again"]);
    side.repository.private = true;
    side.repository.collaborators.delete(mia.account.id);
    await say("not hers to see");
    await team.settle();
    expect(said().at(-1)).toEqual(["eureka[bot]", expect.stringContaining("not hers to see")]);
    expect(await mandateOf()).toMatchObject({ state: "lost" });
    expect(await toldOf(team.manager)).toHaveLength(2);
  });

  it("keeps her mandate when GitHub refuses the App as well", async () => {
    side.ann.addCollaborator(side.repository, mia.account);
    await letActFor(mia, team.manager);
    const doomed = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Doomed" });
    await team.settle();
    side.github.eventFaults.dropNext = 1;
    side.ann.deleteIssue(side.issue("Doomed"));
    await run("comment.create", { workItemId: doomed.id, body: "to nobody" });
    await team.settle();
    expect(await mandateOf()).toMatchObject({ state: "given" });
  });

  it("withdraws it here, or unlinks her account, and the App writes again", async () => {
    const { externalIdentityId } = (await mandateOf()) as Mandate;
    expect(hers()).not.toEqual([]);
    side.github.faults.answerNext(githubFailures.unavailable);
    await run("mandate.withdraw", { externalIdentityId });
    expect(await mandateOf()).toMatchObject({ state: "none" });
    await team.settle();
    expect(hers()).toEqual([]);
    await letActFor(mia, team.manager);
    // What she granted is given back although her token is over by then, and GitHub fails after that was renewed, which goes only once.
    ahead += 9 * 3_600_000;
    side.github.faults.answerNext(githubFailures.unavailable, 1, "DELETE");
    await run("external_identity.unlink", { id: externalIdentityId });
    await team.settle();
    expect(hers()).toEqual([]);
    expect(await mandateOf()).toMatchObject({ state: "none" });
    await say("unlinked");
    await team.settle();
    expect(said().at(-1)).toEqual(["eureka[bot]", expect.stringContaining("unlinked")]);
    expect(await toldOf(team.manager)).toHaveLength(2);
    await letActFor(mia, team.manager);
    await expect(letActFor(mia, team.admin)).rejects.toMatchObject({ code: "external_identity.already_linked" });
  });

  it("waits for the pace of her own token, not of the App's", async () => {
    const other = await run<WorkItem>(
      "work_item.create",
      { boardId: connected.boardId, title: "Another one" },
      team.admin,
    );
    await team.settle();
    side.github.faults.answerNext(githubFailures.secondaryLimit(3_600));
    await say("waits");
    await team.settle();
    await run("comment.create", { workItemId: other.id, body: "does not wait" }, team.admin);
    await team.settle();
    expect(said().map(([, body]) => body)).not.toContain("waits");
    expect(side.issue("Another one").comments).toMatchObject([{ body: expect.stringContaining("does not wait") }]);
  });

  it("has her mandate given back when the connection is removed", async () => {
    expect(hers()).not.toEqual([]);
    await run("connection.remove", { id: connection.id }, team.admin);
    await team.settle();
    expect(hers()).toEqual([]);
  });
});
