/** Sample data for those who only want to look: the server brings what it tells, this module makes the organization and its people. */
import type { Id } from "@eureka/contracts/ids";
import type { Role } from "@eureka/contracts/permissions";
import type { Application } from "../operations/index.ts";

export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export interface SampleData {
  readonly organizationName: string;
  /** The first workspace, which is the organization's default. */
  readonly workspaceName: string;
  /** The first one is the administrator. */
  readonly people: readonly [SamplePerson, ...SamplePerson[]];
  /** Fills the organization, by calling operations. It may be called again for one that was filled in part. */
  readonly fill: (application: Application, made: SampleOrganization) => Promise<void>;
}

export interface SampleOrganization {
  readonly organizationId: Id<"organization">;
  readonly workspaceId: Id<"workspace">;
  /** In the order of {@link SampleData.people}. */
  readonly memberIds: readonly Id<"member">[];
  readonly madeAt: Date;
}
