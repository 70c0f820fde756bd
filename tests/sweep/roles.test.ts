/** Who may do what: every operation as each role, with each kind of credential, against the one permission table. */
import {
  type Permission,
  permissionNames,
  permissionTable,
  type Role,
  roleHolds,
  roles,
} from "@eureka/contracts/permissions";
import type { OperationDescription } from "@eureka/core/operations";
import { asOwner } from "@eureka/kit/db";
import { expect, test, vi } from "vitest";
import { prepareInput } from "./exercise.ts";
import { inParallel } from "./in-parallel.ts";
import { keyOf } from "./makers.ts";
import { openStage } from "./stage.ts";
import type { Outcome, Surface } from "./surfaces/surface.ts";
import { type Caller, makeWorld } from "./world.ts";

const stage = await openStage();
const world = await makeWorld(stage);
const { organization, callers } = world;
const operations = [...stage.application.operations.values()].filter(({ permission }) => permission !== "public");
const [rest] = stage.surfaces as [Surface, ...Surface[]];

/** What an operation asks for besides its own permission, in the sweep's example. */
const besides: Readonly<Record<string, Permission>> = {
  "channel_mapping.set_default": "organization:update",
  "channel_mapping.use_default": "organization:update",
  "decision.withdraw": "workspace:update",
  "grant.delete": "grant:create",
  "invitation.create": "grant:create",
  "work_item.place": "work_item:create",
  // What is taken back is the deletion of a comment.
  "work_item.undo": "comment:create",
};

/**
 * Only a person who has signed in can do it: a key is nobody's platform account, what people are asked no key answers, and a consent that
 * was begun in a session is finished in it.
 */
const forPeople = new Set([
  "connection.finish_install",
  "connector_application.finish_registration",
  "decision.answer",
  "decision.delegate",
  "external_identity.accept_link",
  "mandate.finish",
]);

/** Operations for more people whose example concerns somebody else, or the whole organization, with what that needs. */
const inner: Readonly<Record<string, Permission>> = {
  "channel_mapping.set_default": "organization:update",
  "channel_mapping.use_default": "organization:update",
  "external_identity.create_link": "member:update",
};

/** What a viewer may change: his own sign-ins, his own name, which public channels he follows, and links to what he may read. */
const ownMatters = [
  "channel.join",
  "channel.leave",
  "channel.mark_read",
  "file.create_link",
  "member.update",
  "mention.mark_read",
  "session.revoke",
  "session.revoke_all",
  "session.switch",
];

function permissionOf({ name, permission }: OperationDescription): Permission | null {
  const needed = inner[name] ?? permission;
  return needed in permissionTable ? (needed as Permission) : null;
}

function mayDo(role: Role, operation: OperationDescription): boolean {
  const permission = permissionOf(operation);
  return permission === null || roleHolds(role, permission);
}

/** An import sets what one may set, line by line: whoever manages a personal workspace sets mappings into that alone. */
const narrowedWrites = new Set(["channel_mapping.import"]);

/** Lists show what one may see; whoever manages a personal workspace gets an answer, of that alone. */
function isNarrowed(role: Role, { name, effect, http }: OperationDescription): boolean {
  return role !== "viewer" && (effect === "read" || narrowedWrites.has(name)) && !http.path.includes("{");
}

interface Call {
  readonly operation: OperationDescription;
  readonly caller: Caller;
  readonly allowed: boolean;
  readonly outcome: Outcome;
}

async function callAll(surface: Surface, role: Role): Promise<Call[]> {
  const caller = callers[role];
  const reached = operations.filter((operation) => surface.reaches(operation));
  return inParallel(reached, async (operation) => {
    const input = await prepareInput(operation, world, caller);
    return {
      operation,
      caller,
      allowed: mayDo(role, operation),
      outcome: await surface.call(caller.token, operation, input),
    };
  });
}

function judge({ operation, caller, allowed, outcome }: Call): string[] {
  const { ok, code, text } = outcome;
  const complaint = `${caller.role} ${operation.name}: ${text.slice(0, 300)}`;
  if (allowed) return ok ? [] : [complaint];
  if (ok) return isNarrowed(caller.role, operation) ? [] : [complaint];
  // Who holds the permission in his personal workspace alone is not even told what there is elsewhere.
  const isHidden = caller.role !== "viewer" && code?.endsWith(".not_found");
  return code === null || code === "permission.denied" || isHidden ? [] : [complaint];
}

test.each(roles)(
  "as %s one may do what the table says, and every call that changes or is refused leaves one record",
  async (role) => {
    const calls = await callAll(rest, role);
    expect(calls.flatMap(judge)).toEqual([]);
    const recorded = calls.filter(
      ({ operation, outcome }) => outcome.code === "permission.denied" || (outcome.ok && operation.effect !== "read"),
    );
    const expected = recorded
      .map(({ operation, outcome }) => `${operation.name} ${outcome.ok ? "success" : "refused"}`)
      .sort();
    // A refusal that needs nothing from the database is recorded a moment later.
    await vi.waitFor(async () => expect(await recordsOf(calls)).toEqual(expected));
  },
);

async function recordsOf(calls: readonly Call[]): Promise<string[]> {
  const ids = calls.map(({ outcome }) => outcome.requestId);
  return asOwner(stage.database.admin, async (client) => {
    const { rows } = await client.query<{ operation: string; result: string }>(
      "select operation, result from audit_records where request_id = any ($1) and (effect <> 'read' or result = 'refused')",
      [ids],
    );
    return rows.map(({ operation, result }) => `${operation} ${result}`).sort();
  });
}

test.each(stage.surfaces)("a viewer changes nothing but own matters over $name", async (surface) => {
  const calls = await callAll(surface, "viewer");
  const done = calls.filter(({ operation, outcome }) => outcome.ok && operation.effect !== "read");
  const offered = ownMatters.filter((name) =>
    surface.reaches(stage.application.operations.get(name) as OperationDescription),
  );
  expect(done.map(({ operation }) => operation.name).sort()).toEqual(offered.sort());
});

test("nobody does anything without a credential, or with one that does not hold (any more)", async () => {
  const expired = await keyOf(organization, organization.admin, "Expired");
  await asOwner(stage.database.admin, (client) =>
    client.query("update api_keys set expires_at = now() - interval '1 second' where name = 'Expired'"),
  );
  const revoked = await keyOf(organization, organization.admin, "Revoked");
  await organization.run(organization.admin, "api_key.revoke", { id: revoked.id });
  const credentials = [null, expired.apiKey, revoked.apiKey, "eur_live_nonsense", `${callers.admin.token}x`];
  for (const surface of stage.surfaces) {
    const reached = operations.filter((operation) => surface.reaches(operation));
    const answers = await inParallel(reached, async (operation) => {
      const token = credentials[reached.indexOf(operation) % credentials.length] ?? null;
      const { ok, code, text } = await surface.call(token, operation, operation.example.input);
      return !ok && (code === null || code.startsWith("authentication."))
        ? []
        : [`${surface.name} ${operation.name}: ${text}`];
    });
    expect(answers.flat()).toEqual([]);
  }
});

test("a personal workspace is nobody's but its owner's, not even an administrator's", async () => {
  const workspaces = await organization.run<{ data: { id: string }[] }>(organization.user, "workspace.list", {
    kind: "personal",
  });
  const workspaceId = workspaces.data[0]?.id as string;
  const { id: boardId } = await organization.run<{ id: string }>(organization.user, "board.create", {
    workspaceId,
    name: "Mine",
  });
  const { id } = await organization.run<{ id: string }>(organization.user, "work_item.create", {
    boardId,
    title: "My secret plan",
  });
  const asked = [
    ["workspace.get", { id: workspaceId }],
    ["workspace.update", { id: workspaceId, name: "Taken" }],
    ["workspace.delete", { id: workspaceId }],
    ["board.get", { id: boardId }],
    ["board.delete", { id: boardId, deleteItems: true }],
    ["work_item.get", { id }],
    ["work_item.update", { id, title: "Seen" }],
    ["work_item.history", { id }],
    ["comment.create", { workItemId: id, body: "Hello" }],
  ] as const;
  for (const role of ["admin", "manager", "viewer"] as const) {
    for (const [name, input] of asked) {
      const operation = stage.application.operations.get(name) as OperationDescription;
      const { status, code } = await rest.call(callers[role].token, operation, input);
      // Who holds a permission nowhere learns only that.
      expect([404, mayDo(role, operation) ? 404 : 403], `${role} ${name} ${code}`).toContain(status);
    }
    for (const name of ["work_item.list", "board.list", "workspace.list", "event.list"]) {
      const { text } = await rest.call(
        callers[role].token,
        stage.application.operations.get(name) as OperationDescription,
        { limit: 200 },
      );
      for (const secret of [id, boardId, "My secret plan"]) expect(text, `${role} ${name}`).not.toContain(secret);
    }
  }
});

test("an API key without a scope is refused what needs it, with it the key is enough", async () => {
  const reads = permissionNames.filter((name) => name.endsWith(":read"));
  const findings = await inParallel(permissionNames, async (permission) => {
    const others = permissionNames.filter((name) => name !== permission);
    const narrow = await keyOf(organization, organization.admin, "Narrow", others);
    const complaints: string[] = [];
    for (const operation of operations.filter(
      (candidate) => candidate.permission === permission && !forPeople.has(candidate.name),
    )) {
      const scopes = new Set([permission, ...reads, besides[operation.name] ?? permission]);
      const wide = await keyOf(organization, organization.admin, "Wide", [...scopes]);
      const input = await prepareInput(operation, world, callers.admin);
      const refused = await rest.call(narrow.apiKey, operation, input);
      if (refused.code !== "permission.denied")
        complaints.push(`${operation.name} without ${permission}: ${refused.text}`);
      const done = await rest.call(wide.apiKey, operation, input);
      if (!done.ok) complaints.push(`${operation.name} with ${permission}: ${done.text}`);
    }
    return complaints;
  });
  expect(findings.flat()).toEqual([]);
});
