/** Real reports come in as signed deliveries of another platform: through the gateway, with repetitions, for two organizations. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRandom } from "../crash/random.ts";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "../talk/talk-stage.ts";
import { inTurns } from "./in-turns.ts";
import { chooseIssueReports, type IssueReport, withWindowsLineEnds } from "./issue-reports.ts";
import { itemOf, pasteReport } from "./paste-report.ts";

const reportCount = 300;
const clientCount = 4;

const random = createRandom(1995);
let stage: Stage;
let teams: readonly ConnectedTeam[];

beforeAll(async () => {
  stage = await createStage();
  teams = [await connectTeam(stage), await connectTeam(stage)];
});

afterAll(() => stage?.close());

it("300 real reports, a part of them delivered twice, are 300 items with exactly their text and 300 replies", async () => {
  const reports = chooseIssueReports(reportCount, random).map((report) =>
    random.chance(0.2) ? withWindowsLineEnds(report) : report,
  );
  const deliveries = reports.map((report) => {
    const team = random.pick(teams);
    return {
      team,
      report,
      isRepeated: random.chance(0.2),
      delivery: team.command(team.people.user, `new ${pasteReport(report)}`),
    };
  });
  const statuses = await inTurns(deliveries, clientCount, ({ team, delivery, isRepeated }) =>
    Promise.all(isRepeated ? [team.deliver(delivery), team.deliver(delivery)] : [team.deliver(delivery)]),
  );
  expect(new Set(statuses.flat())).toEqual(new Set([200]));
  await stage.work();

  for (const team of teams) {
    const own = deliveries.filter((each) => each.team === team);
    expect(own.length).toBeGreaterThan(0);
    await expectItems(team, new Map(own.map(({ delivery, report }) => [delivery.messageId, report])));
    const replies = team.chat.messagesIn(team.platformChannelId).filter(({ message }) => message.author.isBot);
    expect(replies.map(({ message }) => message.platformThreadId).sort()).toEqual(
      own.map(({ delivery }) => delivery.messageId).sort(),
    );
  }
});

/** The items of a team are those of its reports, by the messages that they came in with. */
async function expectItems(team: ConnectedTeam, reports: ReadonlyMap<string, IssueReport>): Promise<void> {
  const items = await team.items();
  expect(items.map(({ source }) => source?.platformMessageId).sort()).toEqual([...reports.keys()].sort());
  for (const { title, description, source } of items) {
    const report = reports.get(source?.platformMessageId ?? "");
    expect({ title, description }).toEqual(report && itemOf(report));
  }
}
