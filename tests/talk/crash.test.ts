import type { Page } from "@eureka/contracts/page";
import { conversationFaultPoints } from "@eureka/core/conversations";
import { type CommandInterpreter, intakeFaultPoints } from "@eureka/core/intake";
import { asOwner } from "@eureka/kit/db";
import { createChatInterpreter } from "@eureka/surfaces/chat";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "./talk-stage.ts";

/** Where the next pass breaks off, as if the process had ended there. */
let breakAt: string | null = null;
/** Commands whose text contains this word fail so many times more. */
let failures = 0;

const chatInterpreter = createChatInterpreter();
const interpreter: CommandInterpreter = {
  ...chatInterpreter,
  interpret(application, facts) {
    if (facts.text.includes("explode") && failures-- > 0) throw new TypeError("a defect of ours");
    return chatInterpreter.interpret(application, facts);
  },
};

let stage: Stage;

beforeAll(async () => {
  const reach = (point: string) => {
    if (point !== breakAt) return;
    breakAt = null;
    throw new Error(`broken off at ${point}`);
  };
  stage = await createStage({ interpreter, ports: { faults: { reach } } });
});

afterAll(() => stage.close());

function repliesIn(team: ConnectedTeam) {
  return team.chat.messagesIn(team.platformChannelId).filter(({ message }) => message.author.isBot);
}

it.each([...intakeFaultPoints, ...conversationFaultPoints])(
  "broken off at %s, a command still has one item and one reply",
  async (point) => {
    const team = await connectTeam(stage);
    const delivery = team.command(team.people.user, "new Survive");
    breakAt = point;
    // The platform repeats what was not acknowledged.
    while ((await team.deliver(delivery)) !== 200);
    await stage.work();
    expect(breakAt).toBeNull();
    expect(await team.items()).toHaveLength(1);
    expect(repliesIn(team)).toHaveLength(1);
  },
);

it("a job that runs again after its work was done does nothing", async () => {
  const team = await connectTeam(stage);
  await team.deliver(team.command(team.people.user, "new Once"));
  const jobs = await asOwner(stage.database.owner, async (client) => {
    const { rows } = await client.query<{ payload: unknown }>("select payload from jobs where name = 'intake.process'");
    return rows;
  });
  await stage.work();
  const again = { id: "job", organizationId: team.organizationId, attempt: 2, lastAttempt: false };
  for (const { payload } of jobs) {
    await stage.application.runJob({ ...again, name: "intake.process", payload }, new AbortController().signal);
  }
  await stage.work();
  expect(jobs).toHaveLength(1);
  expect(await team.items()).toHaveLength(1);
  expect(repliesIn(team)).toHaveLength(1);
});

describe("an unexpected failure", () => {
  it("is tried again, and what comes later in its thread waits in order", async () => {
    const team = await connectTeam(stage);
    const command = team.command(team.people.user, "new explode twice");
    failures = 2;
    await team.deliver(command);
    const texts = Array.from({ length: 12 }, (_, index) => `reply ${index}`);
    for (const text of texts) {
      const { platformChannelId, people } = team;
      const thread = { platformChannelId, platformThreadId: command.messageId };
      await team.deliver(team.chat.say({ ...thread, author: people.user, text }));
    }
    await stage.work();
    const [item] = await team.items();
    const comments = await team.run<Page<{ body: string }>>(team.admin, "comment.list", { workItemId: item?.id });
    expect(comments.data.map(({ body }) => body)).toEqual(texts);
  });

  it("that stays is told to the sender after the last attempt, and its dead job can be replayed", async () => {
    const team = await connectTeam(stage);
    failures = Number.POSITIVE_INFINITY;
    await team.deliver(team.command(team.people.user, "new explode always"));
    await stage.work();
    expect(repliesIn(team)).toMatchObject([{ visibleTo: team.people.user.platformUserId }]);
    expect(repliesIn(team)[0]?.message.text).toContain("Something broke on our side");
    failures = 0;
    const revived = await asOwner(stage.database.owner, async (client) => {
      const { rowCount } = await client.query(
        `with dead as (delete from dead_jobs where name = 'intake.process' returning *)
         insert into jobs (organization_id, id, name, payload, ordering_key, priority, max_attempts)
         select organization_id, id, name, payload, ordering_key, priority, max_attempts from dead`,
      );
      return rowCount;
    });
    await stage.work();
    expect(revived).toBe(1);
    expect((await team.items()).map(({ title }) => title)).toEqual(["explode always"]);
  });
});

describe("the platform", () => {
  it("that fails for a while gets the reply later, in order; one that refuses it for good is not asked again", async () => {
    const team = await connectTeam(stage);
    team.chat.faults.failNext("unavailable");
    team.chat.faults.rateLimitNext(1);
    await team.deliver(team.command(team.people.user, "new Patience"));
    await stage.work();
    expect(repliesIn(team)).toHaveLength(1);

    team.chat.faults.failNext("invalid");
    const before = team.chat.faults.calls.writes;
    await team.deliver(team.command(team.people.user, "new Refused"));
    await stage.work();
    // The refused answer, and the sign on the message that it answers.
    expect(team.chat.faults.calls.writes - before).toBe(2);
    expect(repliesIn(team)).toHaveLength(1);
    expect(await team.items()).toHaveLength(2);
  });

  it("that takes our token back turns the connection over to a person", async () => {
    const team = await connectTeam(stage);
    team.chat.faults.failNext("unauthorized");
    await team.deliver(team.command(team.people.user, "new Locked out"));
    await stage.work();
    const { state } = await team.run<{ state: string }>(team.admin, "connection.get", { id: team.connection.id });
    expect(state).toBe("needs_reauth");
  });
});
