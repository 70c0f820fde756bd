/** Directory: who the people of a platform workspace are. */
import type { PlatformPerson } from "@eureka/contracts/people";
import type { Page, PageRequest } from "./page.ts";

export interface DirectoryCapability {
  /** Everybody, bots included. */
  listPeople(page: PageRequest): Promise<Page<PlatformPerson>>;
  /** Throws "not_found" for an unknown id. A person who left is still known by name where the platform keeps it. */
  getPerson(platformUserId: string): Promise<PlatformPerson>;
}
