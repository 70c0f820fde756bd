/** What a program writes and presses in the built-in chat has the rights of its key, however much its member may. */

import type { Message } from "@eureka/contracts/message";
import type { Permission } from "@eureka/contracts/permissions";
import type { Credential, Principal } from "@eureka/core/operations";
import { createChatInterpreter } from "@eureka/surfaces/chat";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createStage, createTeam, type Stage, type Team } from "./talk-stage.ts";

let stage: Stage;
let failures = 0;

beforeAll(async () => {
  const usual = createChatInterpreter();
  stage = await createStage({
    interpreter: {
      ...usual,
      interpret(application, facts) {
        if (failures-- > 0) throw new TypeError("broken for the test");
        return usual.interpret(application, facts);
      },
    },
  });
});

afterAll(() => stage.close());

interface Key {
  readonly id: string;
  readonly credential: Credential;
}

async function makeKey(team: Team, scopes?: readonly Permission[]): Promise<Key> {
  const input = { name: "A program", ...(scopes && { scopes }) };
  const { key, apiKey } = await team.run<{ key: { id: string }; apiKey: string }>(team.admin, "api_key.create", input);
  return { id: key.id, credential: { kind: "bearer", token: apiKey } };
}

async function write(team: Team, who: Credential | Principal, text: string, threadId?: string): Promise<Message> {
  const place = { channelId: team.channel.id, ...(threadId && { threadId }) };
  const message = await team.run<Message>(who, "message.post", { ...place, text });
  await stage.work();
  return message;
}

const answersTo = async (team: Team, who: Principal, message: Message) =>
  (await team.messages(who, message.id)).filter(({ author, id }) => author === null && id !== message.id);

const commentsOn = async (team: Team) => {
  const [item] = await team.items();
  return (await team.run<{ data: { body: string }[] }>(team.admin, "comment.list", { workItemId: item?.id })).data;
};

it("a key that may only write makes no item by a command, and its member alone is told why", async () => {
  const team = await createTeam(stage);
  const { credential } = await makeKey(team, ["message:create"]);
  const message = await write(team, credential, "/eureka new Fix login page");
  expect(await team.items()).toEqual([]);
  expect(await answersTo(team, team.admin, message)).toMatchObject([
    {
      visibleTo: team.admin.memberId,
      text: expect.stringContaining("API key with which this was written or pressed does not have the permission"),
    },
  ]);
  expect((await answersTo(team, team.admin, message))[0]?.text).toContain("create");
  expect(await answersTo(team, team.viewer, message)).toEqual([]);
});

it("nor does it comment by a reply, change a comment or press what its member could", async () => {
  const team = await createTeam(stage);
  const { credential } = await makeKey(team, ["message:create", "message:update", "message:read"]);
  const root = await write(team, team.user, "/eureka new Fix login page");
  const reply = await write(team, credential, "As a program", root.id);
  expect(await commentsOn(team)).toEqual([]);
  await write(team, team.admin, "As a person", root.id);
  const own = (await team.messages(team.admin, root.id)).find(({ text }) => text === "As a person");
  await team.run(credential, "message.update", { id: own?.id, text: "Changed by a program" });
  await stage.work();
  expect(await commentsOn(team)).toMatchObject([{ body: "As a person" }]);

  const card = (await answersTo(team, team.viewer, root)).find(({ card }) => card) as Message;
  const actionId = card.card?.actions.find(({ label }) => label === "Done")?.id;
  await team.run(credential, "message.press", { id: card.id, actionId });
  await stage.work();
  expect((await team.items())[0]?.state).toBe("backlog");
  const refusals = (await answersTo(team, team.admin, root)).filter(({ visibleTo }) => visibleTo);
  expect(refusals).toHaveLength(3);
  for (const { text } of refusals) expect(text).toContain("API key");
  expect(reply.threadId).toBe(root.id);
});

it("a key with the scope, and one without limits, does it in its member's name", async () => {
  const team = await createTeam(stage);
  const narrow = await makeKey(team, ["message:create", "work_item:create", "work_item:read"]);
  const wide = await makeKey(team);
  await write(team, narrow.credential, "/eureka new By a narrow key");
  await write(team, wide.credential, "/eureka new By a wide key");
  const createdBy = { type: "member", id: team.admin.memberId };
  expect((await team.items()).map(({ title, createdBy: by }) => ({ title, createdBy: by }))).toEqual(
    expect.arrayContaining([
      { title: "By a narrow key", createdBy },
      { title: "By a wide key", createdBy },
    ]),
  );
  const { data } = await team.run<{ data: { actor: unknown; result: string }[] }>(team.admin, "audit_record.list", {
    operation: "work_item.capture",
  });
  expect(data.map(({ actor }) => actor)).toEqual(
    expect.arrayContaining([
      { type: "api_key", id: narrow.id },
      { type: "api_key", id: wide.id },
    ]),
  );
});

it("a key that was revoked before its command was read does nothing any more", async () => {
  const team = await createTeam(stage);
  const key = await makeKey(team);
  await team.run(key.credential, "message.post", { channelId: team.channel.id, text: "/eureka new Too late" });
  await team.run(team.admin, "api_key.revoke", { id: key.id });
  await stage.work();
  expect(await team.items()).toEqual([]);
});

it("a command that broke and is tried again has no more rights than before", async () => {
  const team = await createTeam(stage);
  const { credential } = await makeKey(team, ["message:create"]);
  const wide = await makeKey(team);
  for (const who of [credential, wide.credential]) {
    failures = 1;
    await write(team, who, "/eureka new Tried again");
  }
  expect(await team.items()).toHaveLength(1);
});
