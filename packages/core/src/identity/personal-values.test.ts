/** What identity does to people is told by events; what says who they are can be erased from them. */
import type { EventEnvelope } from "@eureka/contracts/event";
import { eventTypes } from "@eureka/contracts/event-types";
import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { Workspace } from "@eureka/contracts/workspace";
import { asOwner } from "@eureka/kit/db";
import { testSetupToken } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization, testPassword } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { expect, test } from "vitest";
import { destroySubjectKey } from "../encryption/index.ts";
import { createEventTail, readHistory, relayOnce } from "../events/index.ts";
import { defineModule, type Module } from "../operations/index.ts";
import { resolveExternalIdentity } from "./resolve-external-identity.ts";

const nobody = { kind: "none" } as const;
const tokenOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);

/** Everything by which the people of the story could be found. */
const traces = [
  ...["zaphira", "quillfeather", "bertrando", "underhill", "@secret.example", "zephyr77", "quartz_user"],
  ...["198.51.100.23", "netscape navigator", "pacific/chatham"],
];

const request = { address: "198.51.100.23", userAgent: "Netscape Navigator 4.0" };

/** Whatever identity can do to people, in one organization. Gives the organization and the member whom most of it happens to. */
async function livesOfPeople(test: TestOrganization) {
  const founder = {
    setupToken: testSetupToken,
    organizationName: "Acme",
    email: `zaphira.${test.organizationId.slice(-8)}@secret.example`,
    name: "Zaphira Quillfeather",
    password: testPassword,
  };
  const made = await test.run<{ organizationId: Id<"organization">; memberId: Id<"member"> }>(
    nobody,
    "organization.bootstrap",
    founder,
    { request },
  );
  const signIn = async (email: string, password = testPassword) => {
    const input = { email, password, device: "Zaphira's telephone" };
    const { accessToken } = await test.run<{ accessToken: string }>(nobody, "session.create", input, { request });
    return <Output>(operation: string, input?: object) =>
      test.run<Output>({ kind: "bearer", token: accessToken }, operation, input, { request });
  };
  const zaphira = await signIn(founder.email);

  const grants = [{ scope: { type: "organization" }, role: "user" }];
  const invite = { email: `bertrando.${test.organizationId.slice(-8)}@secret.example`, grants };
  const unwanted = await zaphira<{ invitation: { id: string } }>("invitation.create", invite);
  await zaphira("invitation.revoke", { id: unwanted.invitation.id });
  const { link } = await zaphira<{ link: string }>("invitation.create", invite);
  const { memberId } = await test.run<{ memberId: Id<"member"> }>(
    nobody,
    "invitation.accept",
    { token: tokenOf(link), name: "Bertrando Underhill", password: testPassword, timeZone: "Pacific/Chatham" },
    { request },
  );
  const bertrando = await signIn(invite.email);
  await bertrando("member.update", { id: memberId, name: "Bertrando Zephyr77", handle: "zephyr77" });
  await bertrando("member.update", { id: memberId, timeZone: "UTC" });
  const { data: workspaces } = await bertrando<{ data: Workspace[] }>("workspace.list");
  const own = workspaces.find(({ ownerMemberId }) => ownerMemberId === memberId) as Workspace;
  await bertrando("workspace.update", { id: own.id, name: "Bertrando's desk" });

  const identity = await test.application.transact(made.organizationId, "test", (context) =>
    resolveExternalIdentity(context, {
      connectionId: null,
      platformWorkspaceId: "T1",
      platformUserId: "quartz_user",
      displayName: "Underhill on a platform",
    }),
  );
  await zaphira<ExternalIdentity>("external_identity.link", { id: identity.id, memberId });
  await zaphira<ExternalIdentity>("external_identity.unlink", { id: identity.id });
  const { key } = await bertrando<{ key: { id: string } }>("api_key.create", { name: "Nightly import" });
  await bertrando("api_key.rotate", { id: key.id, overlapHours: 0 });
  await bertrando("api_key.revoke", { id: key.id });
  const reset = await zaphira<{ link: string }>("password_reset.create", { memberId });
  await test.run(nobody, "password_reset.accept", { token: tokenOf(reset.link), password: testPassword }, { request });
  await zaphira("member.deactivate", { id: memberId });
  await zaphira("member.reactivate", { id: memberId });
  await zaphira("member.remove", { id: memberId });
  return { organizationId: made.organizationId, memberId, ownWorkspaceId: own.id, zaphira };
}

type Story = Awaited<ReturnType<typeof livesOfPeople>>;

/** Hears everything that can carry personal values; keeps what it was given. */
function listener(heard: EventEnvelope[]): Module {
  const on = Object.keys(eventTypes).filter((type) => /^(member|workspace)\./.test(type));
  const run = async (_context: unknown, event: EventEnvelope) => void heard.push(event);
  return defineModule({ name: "listener", handlers: [{ name: "listener.hear", on, run }] });
}

/** The stream of an organization as its subscribers get it. */
async function followStream({ ports }: TestOrganization, { organizationId }: Story): Promise<EventEnvelope[]> {
  while ((await relayOnce(ports)) > 0);
  const tail = await createEventTail(ports);
  try {
    return await new Promise<EventEnvelope[]>((resolve, reject) => {
      const onReset = () => reject(new Error("the stream began anew"));
      tail.subscribe(organizationId, 0, { onEvents: (events) => resolve([...events]), onReset });
    });
  } finally {
    await tail.close();
  }
}

/** What the readers get of the events that say who a member is, by reader. */
async function readEverywhere(test: TestOrganization, story: Story) {
  const { organizationId, memberId, ownWorkspaceId, zaphira } = story;
  const about = (events: readonly EventEnvelope[]) =>
    events
      .filter(({ subject }) => subject.id === memberId || subject.id === ownWorkspaceId)
      .map(({ type, changes }) => ({ type, changes }));
  const history = await test.application.transact(organizationId, "test", async (context) => [
    ...(await readHistory(context, { type: "member", id: memberId })),
    ...(await readHistory(context, { type: "workspace", id: ownWorkspaceId })),
  ]);
  const followed = await followStream(test, story);
  const listed = await zaphira<{ data: EventEnvelope[] }>("event.list", { subjectId: memberId, limit: 200 });
  return { history: about(history), stream: about(followed), list: about(listed.data) };
}

test("of all that identity does to people, no name and no address stands in events, jobs or audit records", async () => {
  const test = await testOrganization();
  const { organizationId } = await livesOfPeople(test);
  const kept = await asOwner(test.database.owner, async (client) => {
    const { rows } = await client.query<{ type: string; text: string }>(
      `select type, e::text as text from events e where organization_id = $1
       union all select 'job', j::text from jobs j where organization_id = $1
       union all select 'audit record', to_jsonb(a)::text from audit_records a where organization_id = $1`,
      [toUuid(organizationId)],
    );
    return rows;
  });
  const found = kept.flatMap(({ type, text }) =>
    traces.filter((trace) => text.toLowerCase().includes(trace)).map((trace) => `${trace} in ${type}`),
  );
  expect(found).toEqual([]);

  const emitted = new Set(kept.map(({ type }) => type));
  const ofPeople = /^(api_key|external_identity|invitation|member|password|password_reset|session)\./;
  const untold = Object.keys(eventTypes).filter((type) => ofPeople.test(type) && !emitted.has(type));
  expect(untold).toEqual([]);
  expect(emitted).toContain("workspace.updated");
  expect(emitted).toContain("audit record");
});

test("handlers, history, list and stream read personal values; once the person's key is destroyed, null", async () => {
  const heard: EventEnvelope[] = [];
  const test = await testOrganization({ modules: [listener(heard)] });
  const story = await livesOfPeople(test);
  const { organizationId, memberId, ownWorkspaceId, zaphira } = story;
  await workOff(test);

  const created = {
    type: "member.created",
    changes: {
      name: { from: null, to: "Bertrando Underhill" },
      handle: { from: null, to: "bertrando" },
      timeZone: { from: null, to: "Pacific/Chatham" },
    },
  };
  const renamed = {
    type: "member.updated",
    changes: {
      name: { from: "Bertrando Underhill", to: "Bertrando Zephyr77" },
      handle: { from: "bertrando", to: "zephyr77" },
    },
  };
  const desk = {
    type: "workspace.updated",
    changes: { name: { from: "Bertrando Underhill", to: "Bertrando's desk" } },
  };
  const before = await readEverywhere(test, story);
  expect(before.history).toEqual(expect.arrayContaining([created, renamed, desk]));
  expect(before.stream).toEqual(expect.arrayContaining([created, renamed, desk]));
  expect(before.list).toEqual(expect.arrayContaining([created, renamed]));
  const given = heard.filter(({ subject }) => subject.id === memberId || subject.id === ownWorkspaceId);
  expect(given.map(({ type, changes }) => ({ type, changes }))).toEqual(
    expect.arrayContaining([created, renamed, desk]),
  );

  await test.application.transact(organizationId, "test", (context) => destroySubjectKey(context, memberId));
  const after = await readEverywhere(test, story);
  for (const events of Object.values(after)) {
    const values = events
      .filter(({ type }) => /^(member\.(created|updated)|workspace\.(created|updated))$/.test(type))
      .flatMap(({ changes }) => Object.values(changes).flatMap(({ from, to }) => [from, to]));
    expect(values.length).toBeGreaterThan(0);
    expect(new Set(values)).toEqual(new Set([null]));
  }
  // The others' values are still there, and what still happens to the erased person is stated without values.
  const own = await zaphira<{ data: EventEnvelope[] }>("event.list", { types: ["member.created"], limit: 200 });
  expect(own.data[0]?.changes.name).toEqual({ from: null, to: "Zaphira Quillfeather" });
  await test.application.transact(organizationId, "test", async (context) =>
    context.emit({
      type: "member.updated",
      subject: { type: "member", id: memberId },
      changes: { name: { from: "Bertrando Zephyr77", to: "Nobody" } },
      data: { fields: ["name"] },
    }),
  );
  const last = (await readEverywhere(test, story)).list.at(-1);
  expect(last).toEqual({ type: "member.updated", changes: { name: { from: null, to: null } } });
});
