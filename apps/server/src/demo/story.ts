/** What the sample data tells: a small shop with two teams. */
import type { Role } from "@eureka/contracts/permissions";

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export const people = [
  { name: "Ann Berger", email: "ann@demo.eureka.example", role: "admin" },
  { name: "Bo Lindqvist", email: "bo@demo.eureka.example", role: "manager" },
  { name: "Cleo Okafor", email: "cleo@demo.eureka.example", role: "user" },
  { name: "Dan Fischer", email: "dan@demo.eureka.example", role: "viewer" },
] as const satisfies readonly DemoPerson[];

export type PersonName = "ann" | "bo" | "cleo";

export interface DemoItem {
  readonly by: PersonName;
  readonly title: string;
  readonly description?: string;
  readonly list: "Backlog" | "To do" | "Doing" | "Done";
  readonly priority?: "low" | "medium" | "high" | "urgent";
  readonly labels?: readonly string[];
  readonly assignee?: PersonName;
  /** Days from today. */
  readonly dueInDays?: number;
  readonly checklist?: readonly { readonly text: string; readonly done: boolean }[];
  readonly comments?: readonly { readonly by: PersonName; readonly body: string }[];
}

export interface DemoMessage {
  readonly by: PersonName;
  readonly text: string;
  /** Answers the message before it that answers none. */
  readonly reply?: boolean;
  readonly reaction?: { readonly by: PersonName; readonly emoji: string };
}

/** Work that waits for the approval of a manager, on a board of its own. */
export interface DemoProposals {
  readonly board: string;
  readonly items: readonly Pick<DemoItem, "by" | "title" | "description">[];
}

export interface DemoWorkspace {
  readonly name: string;
  readonly key: string;
  readonly board: string;
  readonly labels: readonly { readonly name: string; readonly color: string }[];
  readonly items: readonly DemoItem[];
  readonly proposals?: DemoProposals;
  readonly channels: readonly {
    readonly name: string;
    readonly topic: string;
    readonly messages: readonly DemoMessage[];
  }[];
}

export const shop: DemoWorkspace = {
  name: "Web shop",
  key: "SHOP",
  board: "Shop board",
  labels: [
    { name: "bug", color: "red" },
    { name: "checkout", color: "blue" },
    { name: "idea", color: "purple" },
  ],
  items: [
    {
      by: "bo",
      title: "Checkout forgets the delivery address",
      description:
        "Happens when somebody goes **back** from the payment page.\n\n1. Fill the cart\n2. Choose a delivery address\n3. Go to payment, then back\n\nThe address field is empty again.",
      list: "Doing",
      priority: "urgent",
      labels: ["bug", "checkout"],
      assignee: "cleo",
      dueInDays: 2,
      checklist: [
        { text: "Reproduce on the test shop", done: true },
        { text: "Keep the address in the session", done: false },
        { text: "Test on a phone", done: false },
      ],
      comments: [
        {
          by: "cleo",
          body: "I can reproduce it: the session loses the address when the page is restored from the cache.",
        },
        { by: "bo", body: "Good find. Can it wait for Thursday's release?" },
      ],
    },
    {
      by: "cleo",
      title: "Show delivery time in the cart",
      list: "To do",
      priority: "medium",
      labels: ["idea"],
      assignee: "cleo",
      dueInDays: 9,
    },
    {
      by: "bo",
      title: "Gift cards",
      description: "Customers ask for them every December.",
      list: "Backlog",
      labels: ["idea"],
    },
    {
      by: "ann",
      title: "Renew the certificate of the image server",
      list: "To do",
      priority: "high",
      assignee: "bo",
      dueInDays: 5,
    },
    {
      by: "cleo",
      title: "Faster product search",
      list: "Done",
      priority: "medium",
      assignee: "cleo",
      comments: [{ by: "ann", body: "Noticeably quicker. Thank you!" }],
    },
    { by: "bo", title: "Remove the old newsletter form", list: "Done", priority: "low", assignee: "bo" },
    { by: "cleo", title: "Photos of the winter collection are too large", list: "Backlog", labels: ["bug"] },
  ],
  proposals: {
    board: "Roadmap",
    items: [
      {
        by: "cleo",
        title: "Offer gift cards",
        description: "Customers ask for them every December. The payment provider has them already.",
      },
    ],
  },
  channels: [
    {
      name: "shop-talk",
      topic: "Everything about the web shop",
      messages: [
        {
          by: "cleo",
          text: "Morning! Two customers wrote that the voucher field is gone on phones.",
          reaction: { by: "bo", emoji: "eyes" },
        },
        { by: "bo", text: "I see it too. Let us make that an item.", reply: true },
        { by: "bo", text: "/eureka new Voucher field is missing on phones, urgent by Friday @cleo #bug" },
        { by: "ann", text: "The new product photos look great, by the way.", reaction: { by: "cleo", emoji: "heart" } },
      ],
    },
  ],
};

export const office: DemoWorkspace = {
  name: "Office",
  key: "OFFICE",
  board: "Office board",
  labels: [{ name: "travel", color: "teal" }],
  items: [
    {
      by: "ann",
      title: "Plan the team day in March",
      list: "Doing",
      assignee: "ann",
      labels: ["travel"],
      dueInDays: 30,
    },
    { by: "ann", title: "Order new chairs", list: "To do", priority: "low" },
    { by: "bo", title: "Write down how we answer press questions", list: "Backlog" },
  ],
  channels: [
    {
      name: "announcements",
      topic: "News for everybody",
      messages: [
        { by: "ann", text: "Welcome! This is sample data: move things, talk, break it. Nothing here is real." },
      ],
    },
  ],
};
