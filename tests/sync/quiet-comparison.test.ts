/** A comparison that finds nothing writes nothing: not over there, and here only that it took place. */
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import { asOwner } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { expect, it } from "vitest";
import { connect, connectBoard } from "./tracker-world.ts";

it("looks whether our address is on the platform's list, and puts it there only when it is not in use", async () => {
  const world = await connect(await testOrganization());
  const { organization, platform, platformBoardId } = world;
  const connected = await connectBoard(world);
  platform.createItem(platformBoardId, { title: "As it was" });
  /** Compares the board as a whole: the writes over there, and what became of its row but for where the comparison came to. */
  const reconcile = async () => {
    const before = platform.faults.calls.writes;
    await organization.run<ConnectedBoard>(organization.admin, "connected_board.reconcile", { id: connected.id });
    await workOff(organization);
    const { rows } = await asOwner(organization.database.owner, (client) =>
      client.query(
        `select to_jsonb(b) - array['cursor', 'reconciled_at', 'updated_at'] as row from connected_boards b
         union all select to_jsonb(l) from connected_lists l`,
      ),
    );
    return { writes: platform.faults.calls.writes - before, rows };
  };
  const first = await reconcile();
  expect(await reconcile()).toEqual({ writes: 0, rows: first.rows });

  const [hook] = [...platform.hooks.values()];
  if (!hook) throw new TypeError("our address is on the list");
  platform.hooks.set(hook.platformHookId, { ...hook, active: false });
  expect(await reconcile()).toEqual({ writes: 1, rows: first.rows });
  expect([...platform.hooks.values()]).toEqual([hook]);
  platform.hooks.clear();
  expect((await reconcile()).writes).toBe(1);
});
