/** A team's own board and one to three boards of platforms, all linked: the sides on which one item stands. */
import {
  ReferenceTrackerServer,
  type ReferenceWireEvent,
  referenceTracker,
  signReferenceDelivery,
} from "@eureka/connector-sdk/reference";
import type { Board } from "@eureka/contracts/board";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import { type Id, newUuid } from "@eureka/contracts/ids";
import type { PlatformPerson } from "@eureka/contracts/people";
import { createConnection, installConnector } from "@eureka/core/connections";
import { resolveExternalIdentity } from "@eureka/core/identity";
import { receiveEvent } from "@eureka/core/intake";
import { createTestClock, type TestClock } from "@eureka/kit/clock";
import { query } from "@eureka/kit/db";
import { testApplication } from "@eureka/testing/test-application";
import { createTestConnectors } from "@eureka/testing/test-connectors";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { createRandom, type Random } from "./random.ts";
import { createSlowMotion, type SlowMotion } from "./slow-motion.ts";
import { createTouched, type Touched } from "./touched.ts";
import { createWatch, type Watch, watchTracker } from "./watched-tracker.ts";

const listNames = ["To do", "In progress", "Done"] as const;
const categories = ["todo", "doing", "done"] as const;

/** A board of a platform. */
export interface Side {
  readonly name: string;
  readonly connectionId: Id<"connection">;
  /** No other world of the same database may be told what is told here. */
  readonly platformWorkspaceId: string;
  readonly secret: string;
  readonly connected: ConnectedBoard;
  readonly platform: ReferenceTrackerServer;
  readonly watch: Watch;
  readonly platformBoardId: string;
  /** The platform's lists, and the lists here that show them: to do, in progress, done. */
  readonly platformLists: readonly string[];
  readonly lists: readonly string[];
  /** Over there, in the order of `members` of the world. */
  readonly people: readonly PlatformPerson[];
}

export interface ProofWorld {
  readonly organization: TestOrganization;
  readonly clock: TestClock;
  readonly random: Random;
  readonly slowMotion: SlowMotion;
  readonly touched: Touched;
  /** To do, doing and done of the team's own board. */
  readonly ownLists: readonly string[];
  readonly ownBoardId: Id<"board">;
  readonly sides: readonly Side[];
  /** Members whom every platform knows. */
  readonly members: readonly Id<"member">[];
  /** Deliveries on their way: each may overtake others. */
  readonly onTheWay: { readonly side: Side; readonly event: ReferenceWireEvent; readonly sentAt: Date }[];
  run<Output = unknown>(operation: string, input: unknown): Promise<Output>;
  /** What stands in the database, for where asking as a person would take long. */
  look<Row extends Record<string, unknown>>(text: string): Promise<Row[]>;
}

export interface WorldPlan {
  readonly seed: number;
  /** How far each platform's clock is ahead of ours, in seconds; one platform for each. */
  readonly skews: readonly number[];
}

export async function openProofWorld({ seed, skews }: WorldPlan): Promise<ProofWorld> {
  const clock = createTestClock(new Date());
  const random = createRandom(seed);
  const platforms = new Map<string, { readonly platform: ReferenceTrackerServer; readonly watch: Watch }>();
  const slowMotion = createSlowMotion(
    () => organization,
    () => organization.organizationId,
    random,
  );
  const watched = {
    ...referenceTracker,
    tracker: ({ platform, watch }: { platform: ReferenceTrackerServer; watch: Watch }) => watchTracker(platform, watch),
    hooks: undefined,
  };
  const connectors = new Map(createTestConnectors());
  connectors.set(
    "reference-tracker",
    installConnector(watched as never, (_application, { id }) => platforms.get(id)),
  );
  const organization = await testOrganization(
    await testApplication({ clock, ports: { connectors, faults: slowMotion.faults } }),
  );
  const run = <Output>(operation: string, input: unknown) =>
    organization.run<Output>(organization.admin, operation, input);
  const members = [organization.manager.memberId, organization.user.memberId];
  const sides: Side[] = [];
  for (const [index, skew] of skews.entries()) {
    const name = `Platform ${index + 1}`;
    const platformWorkspaceId = newUuid();
    const secret = `the secret of ${platformWorkspaceId}`;
    const platform = new ReferenceTrackerServer({
      clock: { now: () => new Date(clock.now().getTime() + skew * 1_000) },
    });
    const watch = createWatch(slowMotion.pause);
    const connectionId = await organization.transact(async (context) => {
      const input = {
        connector: "reference-tracker",
        title: name,
        platformWorkspaceId,
        secrets: { signing: secret },
      };
      return (await createConnection(context, input)).id;
    });
    platforms.set(connectionId, { platform, watch });
    const { platformBoardId, lists } = platform.addBoard(name, listNames);
    const people = members.map((_, person) => platform.addPerson(`Person ${person}`));
    for (const [person, { platformUserId, displayName = "" }] of people.entries()) {
      const identity = { connectionId, platformWorkspaceId, platformUserId, displayName };
      const { id } = await organization.transact((context) => resolveExternalIdentity(context, identity));
      await run("external_identity.link", { id, memberId: members[person] });
    }
    const { id } = await run<ConnectedBoard>("connected_board.create", { connectionId, platformBoardId });
    await slowMotion.drain();
    const connected = await run<ConnectedBoard>("connected_board.get", { id });
    const board = await run<Board>("board.get", { id: connected.boardId });
    const platformLists = lists.map(({ platformListId }) => platformListId);
    const boardLists = categories.map((category) => listOf(board, category));
    sides.push({
      name,
      connectionId,
      platformWorkspaceId,
      secret,
      connected,
      platform,
      watch,
      platformBoardId,
      platformLists,
      lists: boardLists,
      people,
    });
  }
  const own = await run<Board>("board.create", { workspaceId: organization.workspaceId, name: "The team" });
  const ownLists = categories.map((category) => listOf(own, category));
  await run("board_link.create", {
    sides: [own.id, ...sides.map(({ connected }) => connected.boardId)].map((boardId) => ({ boardId })),
    lanes: categories.map((_, lane) => [ownLists[lane], ...sides.map(({ lists }) => lists[lane])]),
  });
  await slowMotion.drain();
  const look = <Row extends Record<string, unknown>>(text: string) =>
    organization.ports.database.withOrganization(organization.organizationId, (transaction) =>
      query<Row>(transaction, { text }, []),
    );
  return {
    organization,
    clock,
    random,
    slowMotion,
    touched: createTouched(),
    ownLists,
    ownBoardId: own.id,
    sides,
    members,
    onTheWay: [],
    run,
    look,
  };
}

function listOf({ lists }: Board, wanted: string): string {
  const found = lists.find(({ category }) => category === wanted);
  if (!found) throw new Error(`no list for ${wanted}`);
  return found.id;
}

let deliveries = 0;

/** A delivery arrives: as late as it likes, and several times when it stays on its way. */
export async function deliver(world: ProofWorld, index: number, isLastTime: boolean): Promise<void> {
  const { side, event, sentAt } = world.onTheWay[index] as ProofWorld["onTheWay"][number];
  if (isLastTime) world.onTheWay.splice(index, 1);
  const delivery = {
    deliveryId: `D${++deliveries}`,
    platformWorkspaceId: side.platformWorkspaceId,
    sentAt: sentAt.toISOString(),
    events: [event],
  };
  const request = signReferenceDelivery({ delivery, secret: side.secret, now: world.clock.now() });
  await receiveEvent(world.organization.application, "reference-tracker", request);
}
