/** The inbox: work that waits for approval is answered, also elsewhere; and the activity, whose chain is recomputed. */
import { expect } from "vitest";
import { browserTest, type Someone, type Stage, sharedStage } from "./rig/stage.ts";

const stage = sharedStage();

/** Work that somebody proposed on a board where new work has to be approved. */
async function propose({ admin, workspaceId }: Stage, who: Someone, title: string): Promise<string> {
  const board = { name: `Proposals of ${who.name}`, creationPolicy: "approval" as const };
  const { id: boardId } = await admin.api.call("board.create", { workspaceId, ...board });
  await who.api.call("work_item.create", { boardId, title }).catch(() => undefined);
  return boardId;
}

browserTest(
  "what waits is shown on the home screen, answered in the inbox with its reason, and carried out",
  async () => {
    const { admin, join, open } = await stage();
    const cleo = await join("Cleo Okafor", "user");
    const boardId = await propose(await stage(), cleo, "Buy an oven");
    const page = await open(admin, "/");
    await page
      .getByRole("link", { name: /Buy an oven/ })
      .first()
      .click();
    await page.waitForURL("**/inbox/**");
    await page.getByRole("textbox", { name: "Comment" }).fill("The small one");
    await page
      .getByRole("button", { name: /^Approve/ })
      .first()
      .click();
    await page.getByText("Approved by Ann Berger").waitFor();
    const { data } = await admin.api.call("work_item.list", { boardId });
    expect(data.map(({ title }) => title)).toEqual(["Buy an oven"]);
  },
);

browserTest("a decision that was answered in another window says so, and cannot be answered again", async () => {
  const { admin, join, open } = await stage();
  const [cleo, bo] = [await join("Cleo Second", "user"), await join("Bo Lindqvist", "manager")];
  const boardId = await propose(await stage(), cleo, "Sell the van");
  const { data } = await admin.api.call("decision.list", { states: ["open"] });
  const id = data[0]?.id ?? "";
  const anns = await open(admin, `/inbox/${id}`);
  const bos = await open(bo, `/inbox/${id}`);
  await anns
    .getByRole("button", { name: /^Approve/ })
    .first()
    .waitFor();
  await bos
    .getByRole("button", { name: /^Reject/ })
    .first()
    .click();
  await anns.getByText("Rejected by Bo Lindqvist").waitFor();
  expect(await anns.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
  expect((await admin.api.call("work_item.list", { boardId })).data).toEqual([]);
});

browserTest("the activity tells who did what, and the chain of its records is recomputed", async () => {
  const { admin, workspaceId, open } = await stage();
  await admin.api.call("board.create", { workspaceId, name: "Made for the record" });
  const page = await open(admin, "/activity");
  await page.getByText("Made for the record").first().waitFor();
  // Records are sealed a moment after they are written.
  await expect.poll(async () => (await admin.api.call("audit_record.verify", {})).verified).toBe(true);
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await page.getByText("The chain is whole").waitFor();
});
