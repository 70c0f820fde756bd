/** New work items: what is answered is what can be read, and many at once stand one behind the other. */
import type { List } from "@eureka/contracts/list";
import type { Page } from "@eureka/contracts/page";
import type { WorkItem, WorkItemSummary } from "@eureka/contracts/work-item";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, it } from "vitest";

it("is answered as it is read afterwards, whatever it is made of", async () => {
  const { run, user, workspaceId } = await testOrganization();
  const boards = await run<Page<{ lists: List[] }>>(user, "board.list", { workspaceId });
  const done = boards.data[0]?.lists.at(-1) as List;
  const inputs = [
    { title: "Plain" },
    { title: "Due on a day", due: { type: "date", date: "2999-12-31" }, priority: "urgent", description: "**b**\n" },
    { title: "Due at a moment", due: { type: "instant", at: "2999-01-01T08:00:00Z" } },
    { title: "Done already", listId: done.id },
    { title: "With people and labels", assignees: ["me"], labels: ["zeta", "Alpha"] },
  ];
  for (const input of inputs) {
    const made = await run<WorkItem>(user, "work_item.create", { workspaceId, ...input });
    expect(made).toEqual(await run<WorkItem>(user, "work_item.get", { id: made.id }));
    expect(made.title).toBe(input.title);
  }
  const text = "Captured, urgent, by 31 December 2998";
  const source = { platformChannelId: "C1", platformMessageId: "M1", permalink: "https://chat.example/1" };
  const captured = await run<WorkItem>(user, "work_item.capture", { text, workspaceId, source });
  expect(captured).toEqual(await run<WorkItem>(user, "work_item.get", { id: captured.id }));
  expect(captured).toMatchObject({ title: "Captured", priority: "urgent", due: { date: "2998-12-31" }, source });
});

it("many at once get keys and places of their own, whether they name the list, the board, the workspace or nothing", async () => {
  const { run, user, workspaceId } = await testOrganization();
  const boards = await run<Page<{ id: string; lists: List[] }>>(user, "board.list", { workspaceId });
  const board = boards.data[0];
  const listId = board?.lists[0]?.id;
  const places = [{ listId }, { boardId: board?.id }, { workspaceId }, {}];
  const made = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      run<WorkItem>(user, "work_item.capture", { text: `Item ${index}`, ...places[index % places.length] }),
    ),
  );
  expect(new Set(made.map(({ key }) => key)).size).toBe(40);
  expect(new Set(made.map(({ placements }) => placements[0]?.position)).size).toBe(40);
  const listed = await run<Page<WorkItemSummary>>(user, "work_item.list", { listId, limit: 50 });
  const inOrderOfKeys = made.map(({ key }) => key).sort((left, right) => numberOf(left) - numberOf(right));
  expect(listed.data.map(({ key }) => key)).toEqual(inOrderOfKeys);
});

function numberOf(key: string): number {
  return Number(key.split("-")[1]);
}
