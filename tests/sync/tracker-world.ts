/** An organization and the in-memory tracker that it is connected to. */
import {
  type ReferenceTrackerServer,
  type ReferenceWireEvent,
  signReferenceDelivery,
} from "@eureka/connector-sdk/reference";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { Id } from "@eureka/contracts/ids";
import type { PlatformPerson } from "@eureka/contracts/people";
import { createConnection } from "@eureka/core/connections";
import { receiveEvent } from "@eureka/core/intake";
import { referenceTrackerOf } from "@eureka/testing/test-connectors";
import type { TestOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";

const secret = "a secret of the tests";

export interface World {
  readonly organization: TestOrganization;
  readonly connectionId: Id<"connection">;
  readonly platform: ReferenceTrackerServer;
  readonly platformBoardId: string;
  readonly lists: readonly string[];
  readonly ann: PlatformPerson;
}

export async function connect(organization: TestOrganization): Promise<World> {
  const connectionId = await organization.transact(async (context) => {
    const { id } = await createConnection(context, {
      connector: "reference-tracker",
      title: "Tracker",
      platformWorkspaceId: "W1",
      secrets: { signing: secret },
    });
    return id;
  });
  const platform = referenceTrackerOf(connectionId);
  const { platformBoardId, lists } = platform.addBoard("Web team", ["To do", "In progress", "Done"]);
  const ann = platform.addPerson("Ann of the tracker");
  return {
    organization,
    connectionId,
    platform,
    platformBoardId,
    lists: lists.map((list) => list.platformListId),
    ann,
  };
}

export async function connectBoard({ organization, connectionId, platformBoardId }: World): Promise<ConnectedBoard> {
  const input = { connectionId, platformBoardId };
  const made = await organization.run<ConnectedBoard>(organization.admin, "connected_board.create", input);
  await workOff(organization);
  return organization.run(organization.admin, "connected_board.get", { id: made.id });
}

let deliveries = 0;

/** The platform tells of what happened, as often as it likes. */
export async function tell(
  world: World,
  event: ReferenceWireEvent,
  copies = 1,
  work = () => workOff(world.organization),
): Promise<void> {
  const now = new Date();
  const delivery = {
    deliveryId: `D${++deliveries}`,
    platformWorkspaceId: "W1",
    sentAt: now.toISOString(),
    events: [event],
  };
  const request = signReferenceDelivery({ delivery, secret, now });
  const { application } = world.organization;
  for (let copy = 0; copy < copies; copy++) await receiveEvent(application, "reference-tracker", request);
  await work();
}

export function hint(world: World, platformItemId: string): ReferenceWireEvent {
  return {
    type: "item.updated",
    platformBoardId: world.platformBoardId,
    platformItemId,
    actor: world.ann,
    fields: {},
    changed: ["anything"],
  };
}
