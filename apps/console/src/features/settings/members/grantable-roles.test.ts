import { permissionsOf, type Role } from "@eureka/contracts/permissions";
import type { api } from "@eureka/sdk";
import { describe, expect, it } from "vitest";
import type { Me } from "../../../session/use-me.ts";
import { grantableRoles } from "./grantable-roles.ts";

const everywhere = { type: "organization" } as const;
const web = { type: "workspace", workspaceId: "wsp_web" } as const;
const office = { type: "workspace", workspaceId: "wsp_office" } as const;
const webBoard = { type: "board", workspaceId: "wsp_web", boardId: "brd_web" } as const;

function meWith(...grants: [api.GrantScope, Role][]): Me {
  const permissions = grants.map(([scope, role]) => ({ scope, role, permissions: permissionsOf(role) }));
  return { permissions } as unknown as Me;
}

describe("the roles that I may give", () => {
  it("are all of them for an admin, everywhere", () => {
    const me = meWith([everywhere, "admin"]);
    expect(grantableRoles(me, everywhere)).toEqual(["viewer", "user", "manager", "admin"]);
    expect(grantableRoles(me, webBoard)).toEqual(["viewer", "user", "manager", "admin"]);
  });

  it("reach up to a manager's own, and never over the whole organization", () => {
    const me = meWith([everywhere, "manager"]);
    expect(grantableRoles(me, web)).toEqual(["viewer", "user", "manager"]);
    expect(grantableRoles(me, everywhere)).toEqual([]);
  });

  it("end at the workspace that one manages, with its boards", () => {
    const me = meWith([everywhere, "user"], [web, "manager"]);
    expect(grantableRoles(me, webBoard)).toEqual(["viewer", "user", "manager"]);
    expect(grantableRoles(me, office)).toEqual([]);
  });

  it("are none for whoever manages only a board", () => {
    expect(grantableRoles(meWith([webBoard, "manager"]), webBoard)).toEqual([]);
  });
});
