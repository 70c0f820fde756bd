import { type Id, newId } from "@eureka/contracts/ids";
import { type Permission, permissionNames, permissionTable, type Role, roles } from "@eureka/contracts/permissions";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Grant, Principal } from "../operations/index.ts";
import { decideAccess, holdsAnywhere, type PlaceFacts, type TargetFacts } from "./decide-access.ts";

const organizationId = newId("organization");
const workspaces = [newId("workspace"), newId("workspace"), newId("workspace")] as const;
const boards = [newId("board"), newId("board")] as const;
const [ann, bo] = [newId("member"), newId("member")];
/** The third workspace is Ann's own, the others are the teams'. */
const ownerOf = new Map<Id<"workspace">, Id<"member">>([[workspaces[2], ann]]);

const role = fc.constantFrom(...roles);
const permission = fc.constantFrom(...permissionNames);
const member = fc.constantFrom(ann, bo);
const workspace = fc.constantFrom(...workspaces);
const board = fc.constantFrom(...boards);

const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({ scope: fc.constant("organization" as const), role }),
  fc.record({ scope: fc.constant("workspace" as const), workspaceId: workspace, role }),
  fc.record({ scope: fc.constant("board" as const), workspaceId: workspace, boardId: board, role }),
);
const grants = fc.array(grant, { maxLength: 4 });

const place: fc.Arbitrary<PlaceFacts> = fc.oneof(
  fc.constant({}),
  workspace.map((workspaceId) => ({ workspaceId, personalOwnerId: ownerOf.get(workspaceId) ?? null })),
  fc
    .tuple(workspace, board)
    .map(([workspaceId, boardId]) => ({ workspaceId, boardId, personalOwnerId: ownerOf.get(workspaceId) ?? null })),
);
const target: fc.Arbitrary<TargetFacts> = fc.record({
  places: fc.array(place, { maxLength: 3 }),
  ownerId: fc.option(member),
});

function acting(
  memberId: Id<"member">,
  held: readonly Grant[],
  keyScopes: readonly Permission[] | null = null,
): Principal {
  return {
    organizationId,
    actor: { type: "user", id: memberId },
    memberId,
    userId: null,
    sessionId: null,
    grants: held,
    keyScopes,
  };
}

const sightOf = (wanted: Permission): Permission => {
  const read = `${wanted.split(":")[0]}:read`;
  return read in permissionTable ? (read as Permission) : wanted;
};

const outcome = (principal: Principal, wanted: Permission, facts: TargetFacts) =>
  decideAccess(principal, wanted, sightOf(wanted), facts).outcome;

test("without a grant nothing is allowed and nothing is seen", () => {
  fc.assert(
    fc.property(member, permission, target, (who, wanted, facts) => {
      expect(outcome(acting(who, []), wanted, facts)).toBe("hidden");
      expect(holdsAnywhere(acting(who, []), wanted)).toBe(false);
    }),
  );
});

test("a stronger role never takes anything away", () => {
  fc.assert(
    fc.property(member, grants, fc.nat(), permission, target, (who, held, pick, wanted, facts) => {
      fc.pre(held.length > 0);
      const index = pick % held.length;
      const stronger = held.map((one, at) => (at === index ? { ...one, role: oneUp(one.role) } : one));
      const before = outcome(acting(who, held), wanted, facts);
      const after = outcome(acting(who, stronger), wanted, facts);
      const rank = ["hidden", "forbidden", "allowed"];
      expect(rank.indexOf(after)).toBeGreaterThanOrEqual(rank.indexOf(before));
    }),
    { numRuns: 1_000 },
  );
});

test("a viewer never gets a permission that changes more than his own sessions", () => {
  const writing = permissionNames.filter((name) => !name.endsWith(":read") && name !== "session:revoke");
  fc.assert(
    fc.property(member, grants, fc.constantFrom(...writing), target, (who, held, wanted, facts) => {
      const viewer = acting(
        who,
        held.map((one) => ({ ...one, role: "viewer" as const })),
      );
      expect(outcome(viewer, wanted, facts)).not.toBe("allowed");
      expect(holdsAnywhere(viewer, wanted)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test("an API key's scopes only narrow what its member may", () => {
  const scopes = fc.subarray([...permissionNames]);
  fc.assert(
    fc.property(member, grants, scopes, permission, target, (who, held, keyScopes, wanted, facts) => {
      const narrow = outcome(acting(who, held, keyScopes), wanted, facts);
      if (!keyScopes.includes(wanted)) expect(narrow).not.toBe("allowed");
      if (narrow === "allowed") expect(outcome(acting(who, held), wanted, facts)).toBe("allowed");
    }),
    { numRuns: 1_000 },
  );
});

test("what is allowed somewhere passes the first half of authorizing", () => {
  fc.assert(
    fc.property(member, grants, permission, target, (who, held, wanted, facts) => {
      const principal = acting(who, held);
      if (outcome(principal, wanted, facts) === "allowed") expect(holdsAnywhere(principal, wanted)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test("no grant, however wide, lets anybody into another member's personal workspace", () => {
  const personal = { places: [{ workspaceId: workspaces[2], personalOwnerId: ann }] };
  fc.assert(
    fc.property(grants, permission, (held, wanted) => {
      expect(outcome(acting(bo, held), wanted, personal)).toBe("hidden");
    }),
  );
  const administrator: Grant = { scope: "organization", role: "admin" };
  expect(outcome(acting(ann, [administrator]), "work_item:read", personal)).toBe("hidden");
  const own: Grant = { scope: "workspace", workspaceId: workspaces[2], role: "manager" };
  expect(outcome(acting(ann, [own]), "work_item:delete", personal)).toBe("allowed");
});

test("a member's own thing is his; others need a wider right, and do not even see what lies nowhere", () => {
  const everywhere = (name: Role): Grant[] => [{ scope: "organization", role: name }];
  const session: TargetFacts = { places: [], ownerId: ann };
  expect(decideAccess(acting(ann, everywhere("viewer")), "session:revoke", "session:read", session)).toMatchObject({
    outcome: "allowed",
    rule: "owner",
  });
  expect(outcome(acting(bo, everywhere("manager")), "session:revoke", session)).toBe("hidden");
  expect(outcome(acting(bo, everywhere("admin")), "session:revoke", session)).toBe("allowed");

  const comment: TargetFacts = { places: [{ workspaceId: workspaces[0], personalOwnerId: null }], ownerId: ann };
  expect(outcome(acting(ann, everywhere("user")), "comment:update", comment)).toBe("allowed");
  expect(decideAccess(acting(bo, everywhere("user")), "comment:update", "comment:read", comment)).toMatchObject({
    outcome: "forbidden",
    rule: "owner_only",
  });
  expect(outcome(acting(bo, everywhere("manager")), "comment:update", comment)).toBe("allowed");
});

test("a grant over one workspace shows the organization and its people, and opens nothing else of it", () => {
  const guest = acting(bo, [{ scope: "workspace", workspaceId: workspaces[0], role: "admin" }]);
  expect(outcome(guest, "member:read", { places: [] })).toBe("allowed");
  expect(outcome(guest, "organization:update", { places: [] })).toBe("forbidden");
  expect(outcome(guest, "audit_record:read", { places: [] })).toBe("hidden");
  expect(outcome(guest, "board:read", { places: [{ workspaceId: workspaces[1], personalOwnerId: null }] })).toBe(
    "hidden",
  );
});

test("a grant over a workspace or a board opens nothing of what lies elsewhere", () => {
  const limited = grants.map((held) => held.filter(({ scope }) => scope !== "organization"));
  const lies = fc.tuple(workspace, fc.option(board, { nil: undefined }));
  fc.assert(
    fc.property(limited, permission, lies, (held, wanted, [workspaceId, boardId]) => {
      const reaching = held.some((one) =>
        one.scope === "board" ? one.boardId === boardId : one.scope === "workspace" && one.workspaceId === workspaceId,
      );
      fc.pre(!reaching);
      const elsewhere = { workspaceId, ...(boardId && { boardId }), personalOwnerId: ownerOf.get(workspaceId) ?? null };
      expect(outcome(acting(bo, held), wanted, { places: [elsewhere] })).toBe("hidden");
    }),
    { numRuns: 1_000 },
  );
});

function oneUp(current: Role): Role {
  return roles[Math.min(roles.indexOf(current) + 1, roles.length - 1)] as Role;
}
