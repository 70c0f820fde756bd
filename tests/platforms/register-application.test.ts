/** GitHub registers the organization's App by itself: from a manifest, against a code, and then it is installed. */
import type { Connection } from "@eureka/contracts/connection";
import type { ConnectorApplication } from "@eureka/contracts/connector-application";
import { systemClock } from "@eureka/kit/clock";
import { asOwner } from "@eureka/kit/db";
import { type GitHub, type Person, startGitHub } from "@eureka/simulators/github";
import { testOrganization } from "@eureka/testing/test-organization";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

interface Registration {
  readonly form: { readonly url: string; readonly fields: { readonly manifest: string } };
}

describe("an App that GitHub makes itself", () => {
  let stage: PlatformStage;
  let github: GitHub;
  let ann: Person;
  let team: PlatformTeam;
  let ahead = 0;

  beforeEach(async () => {
    ahead = 0;
    stage = await openPlatformStage({ ports: { clock: { ...systemClock, now: () => new Date(Date.now() + ahead) } } });
    github = await startGitHub();
    ann = github.as(github.addUser("ann"));
    team = await openTeam(stage, [github]);
  });
  afterEach(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
    await stage.close();
  });

  const begin = (more: object = {}, who = team.admin) =>
    team.run<Registration>(who, "connector_application.begin_registration", {
      name: "github",
      baseUrl: github.apiUrl,
      ...more,
    });
  const finish = (input: object, who = team.admin) =>
    team.run<ConnectorApplication>(who, "connector_application.finish_registration", input);
  /** Ann agrees: what GitHub sends back. */
  const agree = ({ form }: Registration) => {
    const back = new URL(github.registerFromManifest(form.url, form.fields.manifest, ann.account));
    return { ...Object.fromEntries(back.searchParams), address: back.origin + back.pathname } as {
      readonly state: string;
      readonly code: string;
      readonly address: string;
    };
  };
  const isSet = () =>
    team.run(team.admin, "connector_application.get", { name: "github" }).then(
      () => true,
      () => false,
    );

  it("is kept with all that it proves itself with, and installed; nothing secret comes out or lies open", async () => {
    const begun = await begin();
    const manifest = JSON.parse(begun.form.fields.manifest);
    expect(manifest).toMatchObject({
      name: expect.stringMatching(/^Eureka /),
      public: false,
      request_oauth_on_install: true,
      redirect_url: `${stage.url}/connections/registered`,
      callback_urls: [`${stage.url}/connections/callback`],
      hook_attributes: { url: `${stage.url}/hooks/github`, active: true },
      default_permissions: { issues: "write", metadata: "read" },
    });
    expect(manifest.name.length).toBeLessThanOrEqual(34);
    const { state, code, address } = agree(begun);
    expect(address).toBe(`${stage.url}/connections/registered`);
    const application = await finish({ state, code });
    const [app] = [...github.world.apps.values()];
    if (!app) throw new Error("no App was made");
    expect(application).toMatchObject({
      connector: "github",
      clientId: app.clientId,
      baseUrl: github.apiUrl,
      secretNames: ["clientSecret", "privateKey", "slug", "webhookSecret"],
    });
    const tables = await asOwner(stage.database.owner, (client) =>
      client.query(
        `select connection_applications::text as row from connection_applications union all select connection_installs::text from connection_installs
         union all select events::text from events union all select audit_records::text from audit_records`,
      ),
    );
    const stored = JSON.stringify(tables.rows) + JSON.stringify(application);
    for (const secret of [app.clientSecret, app.hook.secret, "PRIVATE KEY", code, state])
      expect(stored).not.toContain(secret);

    const install = await team.run<{ authorizeUrl: string }>(team.admin, "connection.begin_install", {
      connector: "github",
    });
    const { location } = github.approve(install.authorizeUrl, ann.account);
    const { state: back, code: consent, ...parameters } = Object.fromEntries(new URL(location).searchParams);
    const connection = await team.run<Connection>(team.admin, "connection.finish_install", {
      state: back,
      code: consent,
      parameters,
    });
    expect(connection).toMatchObject({ state: "active", platformWorkspaceName: "ann" });
    // What it was given signs its deliveries: they are taken.
    const repository = ann.createRepository({ name: "web" });
    const board = { connectionId: connection.id, platformBoardId: String(repository.id) };
    await team.run(team.admin, "connected_board.create", board);
    await team.settle();
    ann.createIssue(repository, "Delivered");
    await team.settle();
    expect((await team.items()).map(({ title }) => title)).toEqual(["Delivered"]);
  });

  it("may belong to an organization over there, and to one that exists", async () => {
    const acme = github.addOrganization("acme");
    const begun = await begin({ owner: "acme" });
    expect(new URL(begun.form.url).pathname).toBe("/organizations/acme/settings/apps/new");
    const { state, code } = agree(begun);
    await finish({ state, code });
    expect([...github.world.apps.values()].map(({ owner }) => owner)).toEqual([acme]);
    await expect(begin({ owner: "../acme" })).rejects.toMatchObject({ code: "request.invalid" });
  });

  it("is refused with a state that is wrong, used, another's, too old or made for something else", async () => {
    const { code, state } = agree(await begin());
    await expect(finish({ state: "never given", code })).rejects.toMatchObject({ code: "connection.install_unknown" });
    const other = await testOrganization(stage);
    const foreign = other.run(other.admin, "connector_application.finish_registration", { state, code });
    await expect(foreign).rejects.toMatchObject({ code: "connection.install_unknown" });
    const asInstall = team.run(team.admin, "connection.finish_install", { state, code });
    await expect(asInstall).rejects.toMatchObject({ code: "connection.install_unknown" });
    const session = { ...team.admin, sessionId: "ses_01k8z7v3q8e9mbtz5a6rx4w2yc" as never };
    await expect(finish({ state, code }, session)).rejects.toMatchObject({ code: "connection.install_foreign" });
    for (const who of [team.manager, team.user, team.viewer]) {
      await expect(finish({ state, code }, who)).rejects.toMatchObject({ code: "permission.denied" });
      await expect(begin({}, who)).rejects.toMatchObject({ code: "permission.denied" });
    }
    expect(await isSet()).toBe(false);
    await finish({ state, code });
    await expect(finish({ state, code })).rejects.toMatchObject({ code: "connection.install_used" });
    await expect(begin()).rejects.toMatchObject({ code: "connector_application.exists" });
    // The state of an installation registers nothing.
    const install = await team.run<{ authorizeUrl: string }>(team.admin, "connection.begin_install", {
      connector: "github",
    });
    const ofInstall = new URL(install.authorizeUrl).searchParams.get("state");
    await expect(finish({ state: ofInstall, code })).rejects.toMatchObject({ code: "connection.install_unknown" });

    await team.run(team.admin, "connector_application.remove", { name: "github" });
    const late = await begin();
    ahead = 3_601_000;
    await expect(finish({ state: new URL(late.form.url).searchParams.get("state"), code })).rejects.toMatchObject({
      code: "connection.install_expired",
    });
  });

  it("is not there for a code that GitHub does not know, and the way can be begun anew", async () => {
    const begun = await begin();
    const { state } = agree(begun);
    await expect(finish({ state, code: "0".repeat(40) })).rejects.toMatchObject({
      code: "connector_application.refused",
    });
    expect(await isSet()).toBe(false);
    const again = await begin();
    const renamed = begun.form.fields.manifest.replace(/"name":"[^"]+"/, '"name":"Eureka two"');
    const second = agree({ form: { ...again.form, fields: { manifest: renamed } } });
    github.faults.answerNext({ status: 503, body: {} });
    const unavailable = finish({ state: second.state, code: second.code });
    await expect(unavailable).rejects.toMatchObject({ code: "connection.platform_unavailable" });
    expect(await isSet()).toBe(false);
    const none = team.run(team.admin, "connector_application.begin_registration", { name: "slack" });
    await expect(none).rejects.toMatchObject({ code: "connector.no_registration" });
  });
});
