import type { Board } from "@eureka/contracts/board";
import type { BoardLink } from "@eureka/contracts/board-link";
import type { Decision } from "@eureka/contracts/decision";
import type { ExplainedFieldEntry, Explanation } from "@eureka/contracts/explanation";
import type { Idea } from "@eureka/contracts/idea";
import type { Page } from "@eureka/contracts/page";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { ideaStage } from "@eureka/testing/test-ideas";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { afterAll, describe, expect, it } from "vitest";

const stage = await ideaStage();
const { run, admin, manager, user, viewer, workspaceId } = stage;
afterAll(() => stage.server.close());

const explain = (id: string, field?: string, who = viewer) =>
  run<Explanation>(who, "work_item.explain", { id, ...(field && { field }) });
const fieldOf = async (id: string, field: string, boardId?: string): Promise<ExplainedFieldEntry> => {
  const { data } = await explain(id, field);
  const found = boardId ? data.find((entry) => entry.boardId === boardId) : data[0];
  if (!found) throw new Error(`nothing says why ${field}`);
  return found;
};
const makeBoard = (name: string, more: object = {}) =>
  run<Board>(admin, "board.create", { workspaceId, name, ...more });

describe("why a work item stands as it does", () => {
  it("says for each field who set it last, what it was before, and the same as the history", async () => {
    const board = await makeBoard("Plain");
    const item = await run<WorkItem>(user, "work_item.create", { boardId: board.id, title: "Fix login" });
    await run(manager, "work_item.update", { id: item.id, title: "Fix login page", labels: ["web"] });
    const whole = await run<WorkItem>(user, "work_item.create", { boardId: board.id, title: "Sign people in" });
    await run(manager, "work_item.update", { id: item.id, parentId: whole.id });
    await run(user, "work_item.assign", { id: item.id, assignee: "me" });
    await run(manager, "work_item.move", { id: item.id, listId: board.lists[1]?.id });
    await run(manager, "comment.create", { workItemId: item.id, body: "a comment has a body, not a title" });
    const { data, source } = await explain(item.id);
    expect(source).toBeNull();
    expect(data.map(({ field }) => field)).toEqual([
      "existence",
      "title",
      "description",
      "list",
      "state",
      "priority",
      "due",
      "labels",
      "assignees",
      "parent",
      "archived",
    ]);
    const history = (await run<Page<HistoryEntry>>(user, "work_item.history", { id: item.id })).data;
    const title = data.find(({ field }) => field === "title");
    expect(title?.steps).toMatchObject([
      { actor: manager.actor, change: { from: "Fix login", to: "Fix login page" }, type: "work_item.updated" },
    ]);
    expect(title?.steps[0]?.eventId).toBe(history.find(({ changes }) => "title" in changes)?.eventId);
    expect(title?.origin).toMatchObject({ kind: "request" });
    expect(data.find(({ field }) => field === "list")).toMatchObject({
      boardId: board.id,
      steps: [{ type: "work_item.moved", change: { from: board.lists[0]?.id, to: board.lists[1]?.id } }],
    });
    expect(data.find(({ field }) => field === "assignees")?.steps).toMatchObject([{ actor: user.actor }]);
    expect(data.find(({ field }) => field === "parent")?.steps).toMatchObject([
      { actor: manager.actor, change: { from: null, to: whole.key } },
    ]);
    expect(data.find(({ field }) => field === "priority")?.steps).toMatchObject([{ type: "work_item.created" }]);
    expect((await explain(item.id, "due")).data).toHaveLength(1);
    const other = await testOrganization(stage);
    await expect(other.run(other.admin, "work_item.explain", { id: item.id })).rejects.toMatchObject({
      code: "work_item.not_found",
    });
    await expect(explain(item.id, "colour")).rejects.toMatchObject({ code: "request.invalid" });
  });

  it("names the idea with its prompts, its model and what it cost", async () => {
    const { ideas, calls, cost, model } = await stage.ideate(user, { ideas: 1, top: 1 });
    const item = await run<WorkItem>(user, "idea.make_item", { id: (ideas[0] as Idea).id });
    const { steps } = await fieldOf(item.id, "existence");
    expect(steps[0]).toMatchObject({ type: "work_item.created", reason: { because: { kind: "idea" } } });
    expect(steps[0]?.reason?.ideaRun).toEqual({
      engine: "model",
      model,
      promptVersions: [...new Set(calls.map(({ promptVersion }) => promptVersion))],
      cost,
    });
    expect(steps[0]?.reason?.ideaRun?.promptVersions.length).toBeGreaterThan(0);
  });

  it("names the decision and who agreed, and what an undo took back", async () => {
    const board = await makeBoard("Guarded", { creationPolicy: "approval", approvers: { role: "manager" } });
    const asked = await stage.call(user, "work_item.create", { boardId: board.id, title: "Plan" });
    const decision = asked.output as Decision;
    const answered = await run<Decision>(manager, "decision.answer", { id: decision.id, verb: "approve" });
    const item = answered.outcome?.result as WorkItem;
    expect((await fieldOf(item.id, "existence")).steps[0]).toMatchObject({
      actor: user.actor,
      reason: {
        because: { kind: "decision", decisionId: decision.id },
        decision: { answers: [{ memberId: manager.memberId, verb: "approve" }] },
      },
    });
    await run(manager, "work_item.update", { id: item.id, title: "Another plan" });
    const [change] = (await run<Page<HistoryEntry>>(user, "work_item.history", { id: item.id })).data;
    await run(user, "work_item.undo", { id: item.id, eventId: change?.eventId });
    expect((await fieldOf(item.id, "title")).steps).toMatchObject([
      { actor: user.actor, change: { to: "Plan" }, reason: { because: { kind: "undo", eventId: change?.eventId } } },
      { eventId: change?.eventId, actor: manager.actor, change: { from: "Plan", to: "Another plan" } },
    ]);
  });

  it("follows the chain back over a board link to whoever made the item", async () => {
    const [left, right] = [await makeBoard("Left"), await makeBoard("Right")];
    const link = await run<BoardLink>(admin, "board_link.create", {
      sides: [{ boardId: left.id }, { boardId: right.id }],
    });
    await workOff(stage);
    const item = await run<WorkItem>(user, "work_item.create", { boardId: left.id, title: "On both" });
    await workOff(stage);
    const entry = await fieldOf(item.id, "list", right.id);
    expect(entry).toMatchObject({
      hidden: false,
      steps: [
        {
          type: "work_item.placed",
          actor: { type: "system" },
          change: { from: null, to: right.id },
          reason: { because: { kind: "board_link", boardLinkId: link.id } },
        },
        { type: "work_item.created", actor: user.actor },
      ],
    });
    expect((await fieldOf(item.id, "list", left.id)).steps).toMatchObject([{ type: "work_item.created" }]);
  });
});
