/** Who acts, and with which rights. */
import type { Actor } from "@eureka/contracts/actor";
import type { Id } from "@eureka/contracts/ids";
import type { Permission, Role } from "@eureka/contracts/permissions";

/** A role of a member over the whole organization, one workspace or one board. */
export type Grant =
  | { readonly scope: "organization"; readonly role: Role }
  | { readonly scope: "workspace"; readonly workspaceId: Id<"workspace">; readonly role: Role }
  | {
      readonly scope: "board";
      readonly boardId: Id<"board">;
      readonly workspaceId: Id<"workspace">;
      readonly role: Role;
    };

/** Who acts, for which organization, with which rights: the result of authenticating. */
export interface Principal {
  readonly organizationId: Id<"organization">;
  readonly actor: Actor;
  /** The member whose rights are used: the user, or the member who made the API key; null for the system and unlinked people. */
  readonly memberId: Id<"member"> | null;
  readonly userId: Id<"user"> | null;
  readonly sessionId: Id<"session"> | null;
  readonly grants: readonly Grant[];
  /** An API key may be narrower than its member: only these permissions then; null means all that the grants give. */
  readonly keyScopes: readonly Permission[] | null;
}
