/** Repositories, their people, labels and milestones. */
import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { authorOf, mayBeAssigned } from "../access.ts";
import * as deeds from "../deeds/label-deeds.ts";
import { type Desk, defineRepositoryCall } from "../define-call.ts";
import { drawAccount } from "../draw/draw-account.ts";
import { drawLabel, drawMilestone } from "../draw/draw-issue.ts";
import { drawFullRepository } from "../draw/draw-repository.ts";
import type { Caller, Milestone, Repository } from "../model.ts";
import { answerPage, pageQuery } from "../paginate.ts";
import { notFound } from "../refusal.ts";
import { moment } from "./values.ts";

const color = z.string().regex(/^[0-9a-f]{6}$/i);

const newMilestone = {
  title: z.string().min(1),
  state: z.enum(["open", "closed"]).optional(),
  description: z.string().optional(),
  due_on: moment.nullable().optional(),
};

export function repositoryCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  const peopleOf = (repository: Repository) =>
    [...world.accounts.values()].filter((account) => mayBeAssigned(repository, account));
  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "",
      permission: "metadata",
      run: ({ repository }) => ({ status: 200, body: drawFullRepository(world, repository) }),
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/assignees",
      permission: "metadata",
      query: pageQuery,
      malformed: { query: { per_page: "0" } },
      run: ({ repository, query, exchange }) =>
        answerPage(exchange, world.url, peopleOf(repository), query, (account) => drawAccount(world, account)),
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/assignees/{assignee}",
      permission: "metadata",
      run({ repository, part }) {
        if (!mayBeAssigned(repository, world.account(part("assignee")))) throw notFound();
        return { status: 204 };
      },
    }),
  ];
}

export function labelCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  const permission = "issues" as const;
  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/labels",
      permission,
      query: pageQuery,
      malformed: { query: { page: "x" } },
      run: ({ repository, query, exchange }) =>
        answerPage(exchange, world.url, [...repository.labels.values()], query, (label) =>
          drawLabel(world, repository, label),
        ),
    }),
    ...defineRepositoryCall(desk, {
      method: "POST",
      path: "/labels",
      permission,
      body: { name: z.string(), color: color.optional(), description: z.string().optional() },
      malformed: { body: { color: "ff0000" } },
      run({ repository, body, caller }) {
        const label = deeds.createLabel(world, authorOf(caller), repository, body);
        return { status: 201, body: drawLabel(world, repository, label) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "PATCH",
      path: "/labels/{name}",
      permission,
      body: { new_name: z.string().optional(), color: color.optional(), description: z.string().optional() },
      malformed: { body: { new_name: 5 } },
      run({ repository, part, body, caller }) {
        const { new_name: name, color: shade, description } = body;
        const label = deeds.findLabel(repository, part("name"));
        deeds.editLabel(world, authorOf(caller), repository, label, {
          ...(name !== undefined && { name }),
          ...(shade !== undefined && { color: shade }),
          ...(description !== undefined && { description }),
        });
        return { status: 200, body: drawLabel(world, repository, label) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "DELETE",
      path: "/labels/{name}",
      permission,
      run({ repository, part, caller }) {
        deeds.deleteLabel(world, authorOf(caller), repository, deeds.findLabel(repository, part("name")));
        return { status: 204 };
      },
    }),
  ];
}

export function milestoneCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  const permission = "issues" as const;
  const milestoneOf = (repository: Repository, number: string): Milestone => {
    const found = repository.milestones.get(Number(number));
    if (!found) throw notFound();
    return found;
  };
  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/milestones",
      permission,
      query: { ...pageQuery, state: z.enum(["open", "closed", "all"]).optional() },
      malformed: { query: { state: "late" } },
      run({ repository, query, exchange }) {
        const { state = "open" } = query;
        const all = [...repository.milestones.values()];
        const shown = all.filter((milestone) => state === "all" || milestone.state === state);
        return answerPage(exchange, world.url, shown, query, (milestone) =>
          drawMilestone(world, repository, milestone),
        );
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "POST",
      path: "/milestones",
      permission,
      body: newMilestone,
      malformed: { body: { title: 5 } },
      run({ repository, body, caller }) {
        const { due_on: dueOn, ...wish } = body;
        const milestone = deeds.createMilestone(world, authorOf(caller), repository, { ...wish, dueOn });
        return { status: 201, body: drawMilestone(world, repository, milestone) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "PATCH",
      path: "/milestones/{milestone_number}",
      permission,
      body: { ...newMilestone, title: newMilestone.title.optional() },
      malformed: { body: { state: "late" } },
      run({ repository, part, body, caller }) {
        const milestone = milestoneOf(repository, part("milestone_number"));
        const { due_on: dueOn, title, ...wish } = body;
        deeds.editMilestone(world, authorOf(caller), repository, milestone, {
          ...wish,
          dueOn,
          ...(title !== undefined && { title }),
        });
        return { status: 200, body: drawMilestone(world, repository, milestone) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "DELETE",
      path: "/milestones/{milestone_number}",
      permission,
      run({ repository, part, caller }) {
        const milestone = milestoneOf(repository, part("milestone_number"));
        deeds.deleteMilestone(world, authorOf(caller), repository, milestone);
        return { status: 204 };
      },
    }),
  ];
}
