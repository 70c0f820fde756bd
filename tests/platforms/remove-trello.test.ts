/** A Trello that is taken away gets its peace: nothing is delivered any more to an address that answers nobody. */
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectTrello, openPlatformStage, openTeam, type PlatformStage } from "./platform-stage.ts";

let stage: PlatformStage;
let trello: Trello;

beforeAll(async () => {
  stage = await openPlatformStage();
  trello = await startTrello();
});
afterAll(async () => {
  await trello.close();
  await stage.close();
});

it("our webhooks are taken off, those of others stay", async () => {
  const team = await openTeam(stage, [trello]);
  const other = await openTeam(stage, [trello]);
  const { connection } = await connectTrello(team, trello);
  const left = await connectTrello(other, trello);
  const callbacks = () => [...trello.world.webhooks.values()].map(({ callbackURL }) => callbackURL);
  expect(callbacks()).toHaveLength(2);
  await team.run(team.admin, "connection.remove", { id: connection.id });
  await team.settle();
  expect(callbacks()).toEqual([`${stage.url}${left.connection.hookPath}`]);
});
