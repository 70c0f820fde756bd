import { setConsentApplication } from "@eureka/testing/connect-by-consent";
import { testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { readHistory } from "../../events/index.ts";
import { findDeliveryApplications } from "../index.ts";

const name = "reference-consent";
const nobody = { url: "http://127.0.0.1:9" };

const read = ({ run, admin }: TestOrganization) => run(admin, "connector_application.get", { name });

test("an application is set, changed and removed; its secrets go in and never come out", async () => {
  const organization = await testOrganization();
  const { run, admin, manager, user, transact } = organization;
  await expect(read(organization)).rejects.toMatchObject({ code: "connector_application.not_found" });
  await setConsentApplication(organization, nobody);
  expect(await read(organization)).toMatchObject({
    clientId: "client-1",
    baseUrl: "http://127.0.0.1:9",
    secretNames: ["clientSecret", "signing"],
    redirectUrl: "https://eureka.test/connections/callback",
    version: 1,
  });
  const changed = await run(admin, "connector_application.set", {
    name,
    clientId: "client-2",
    baseUrl: "https://platform.example/",
    secrets: { signing: "another" },
  });
  expect(changed).toMatchObject({
    clientId: "client-2",
    baseUrl: "https://platform.example",
    secretNames: ["clientSecret", "signing"],
    version: 2,
  });
  expect(JSON.stringify([changed, await run(manager, "connector_application.get", { name })])).not.toContain("another");

  await run(admin, "connector_application.remove", { name });
  await expect(run(admin, "connector_application.remove", { name })).rejects.toMatchObject({
    code: "connector_application.not_found",
  });
  const history = await transact((context) => readHistory(context, { type: "connector_application", id: name }));
  expect(history.map(({ type }) => type)).toEqual([
    "connector_application.updated",
    "connector_application.updated",
    "connector_application.removed",
  ]);
  expect(JSON.stringify(history)).not.toContain("another");
  for (const who of [manager, user]) {
    const set = run(who, "connector_application.set", { name, clientId: "x", baseUrl: "https://platform.example" });
    await expect(set).rejects.toMatchObject({ code: "permission.denied" });
  }
});

test("an application needs what its platform needs, and nothing else", async () => {
  const { run, admin } = await testOrganization();
  const set = (more: object) =>
    run(admin, "connector_application.set", { name, clientId: "x", baseUrl: nobody.url, ...more });
  await expect(set({ secrets: { colour: "red" } })).rejects.toMatchObject({
    code: "request.invalid",
    errors: [{ path: "secrets.colour" }],
  });
  await expect(set({ baseUrl: null })).rejects.toMatchObject({ errors: [{ path: "baseUrl", code: "required" }] });
  await expect(set({ baseUrl: "https://me:pass@platform.example" })).rejects.toMatchObject({ code: "request.invalid" });
  await expect(set({ name: "reference-chat" })).rejects.toMatchObject({ code: "connector.no_consent" });
  await expect(set({ name: "nowhere" })).rejects.toMatchObject({ code: "connector.unknown" });
});

test("a platform that registers applications needs to be told where it answers, when it has no usual address", async () => {
  const { run, admin } = await testOrganization();
  const begin = (more: object) => run(admin, "connector_application.begin_registration", { name, ...more });
  await expect(begin({})).rejects.toMatchObject({ errors: [{ path: "baseUrl", code: "required" }] });
  expect(await begin({ baseUrl: nobody.url })).toMatchObject({
    form: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/applications\/new\?state=/) },
  });
});

test("the form of a platform is filled with this installation's addresses", async () => {
  const { run, manager } = await testOrganization();
  const form = await run<{ text: string }>(manager, "connector.describe_application", { name });
  const { commands, ...facts } = JSON.parse(form.text) as { commands: { name: string; verbs: { name: string }[] }[] };
  expect(facts).toEqual({
    name: "Eureka",
    publicUrl: "https://eureka.test",
    redirectUrl: "https://eureka.test/connections/callback",
  });
  expect(commands.map(({ name: command }) => command)).toEqual(["eureka", "trello"]);
  expect(commands[0]?.verbs.map(({ name: verb }) => verb)).toEqual(
    expect.arrayContaining(["new", "list", "config-board", "status", "help"]),
  );
  await expect(run(manager, "connector.describe_application", { name: "reference-chat" })).rejects.toMatchObject({
    code: "connector.no_form",
  });
});

test("a platform that names its application finds that one first, and one that names none finds all", async () => {
  const application = await testApplication();
  const { ports } = application;
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  await setConsentApplication(here, nobody);
  await elsewhere.run(elsewhere.admin, "connector_application.set", {
    name,
    clientId: "client-9",
    baseUrl: nobody.url,
    secrets: { signing: "elsewhere" },
  });
  const signingOf = async (platformApplicationId?: string) => {
    const identity = { kind: "application", ...(platformApplicationId && { platformApplicationId }) } as const;
    return (await findDeliveryApplications(ports, name, identity)).map(({ signing }) => signing);
  };
  expect(await signingOf("client-9")).toEqual(["elsewhere", "the application's"]);
  expect(await signingOf("client-1")).toEqual(["the application's", "elsewhere"]);
  expect(await signingOf()).toEqual(["the application's", "elsewhere"]);
  expect(await signingOf("nul \0")).toEqual(["the application's", "elsewhere"]);
  await here.run(here.admin, "connector_application.remove", { name });
  expect(await signingOf()).toEqual(["elsewhere"]);
});
