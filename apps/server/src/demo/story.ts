/** What the sample data tells: who is in it, and the shape of what they did. */
import type { Role } from "@eureka/contracts/permissions";
import type { SamplePerson } from "@eureka/core/identity";

/** They are called by their first names: their handles. */
export const people = [
  { name: "Ann Berger", email: "ann@demo.eureka.example", role: "admin" },
  { name: "Bo Lindqvist", email: "bo@demo.eureka.example", role: "manager" },
  { name: "Cleo Okafor", email: "cleo@demo.eureka.example", role: "user" },
  { name: "Eva Moreau", email: "eva@demo.eureka.example", role: "user" },
  { name: "Dan Fischer", email: "dan@demo.eureka.example", role: "viewer" },
] as const satisfies readonly (SamplePerson & { readonly role: Role })[];

/** Those who do something; Dan only looks. */
export type PersonName = "ann" | "bo" | "cleo" | "eva";

export type ListName = "Backlog" | "To do" | "Doing" | "Done";

export interface DemoItem {
  readonly by: PersonName;
  readonly title: string;
  readonly description?: string;
  readonly priority?: "low" | "medium" | "high" | "urgent";
  readonly labels?: readonly string[];
  readonly assignees?: readonly PersonName[];
  /** Days from today. */
  readonly dueInDays?: number;
  /** The title of the item that it is a part of, on the same board. */
  readonly partOf?: string;
  readonly checklist?: readonly { readonly text: string; readonly done?: boolean }[];
  readonly comments?: readonly { readonly by: PersonName; readonly body: string }[];
}

export interface DemoMessage {
  readonly by: PersonName;
  readonly text: string;
  /** Answers the message before it that answers none. */
  readonly reply?: boolean;
  readonly reactions?: readonly { readonly by: PersonName; readonly emoji: string }[];
}

export interface DemoChannel {
  readonly name: string;
  readonly topic: string;
  readonly messages: readonly DemoMessage[];
}

/** Work that waits for the approval of a manager, on a board of its own. */
export interface DemoProposals {
  readonly board: string;
  readonly items: readonly Pick<DemoItem, "by" | "title" | "description">[];
}

/** A finished run of the rules engine: nothing is asked of a model, so that it works everywhere. */
export interface DemoIdeaRun {
  readonly by: PersonName;
  readonly topic: string;
  readonly context: string;
  /** Somebody saves the best of its ideas. */
  readonly bookmark: { readonly by: PersonName; readonly tags: readonly string[]; readonly note: string };
}

export interface DemoWorkspace {
  readonly name: string;
  readonly key: string;
  readonly board: string;
  readonly labels: readonly { readonly name: string; readonly color: string }[];
  readonly items: Readonly<Record<ListName, readonly DemoItem[]>>;
  readonly proposals?: DemoProposals;
  readonly ideaRun: DemoIdeaRun;
  readonly channels: readonly DemoChannel[];
}
