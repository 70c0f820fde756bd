/** The second workspace: what keeps the same people going besides the shop. */
import { officeItems } from "./office-items.ts";
import type { DemoWorkspace } from "./story.ts";

export const office: DemoWorkspace = {
  name: "Office",
  key: "OFFICE",
  board: "Office board",
  labels: [
    { name: "money", color: "green" },
    { name: "rooms", color: "brown" },
    { name: "team", color: "orange" },
    { name: "travel", color: "teal" },
    { name: "writing", color: "blue" },
  ],
  items: officeItems,
  ideaRun: {
    by: "ann",
    topic: "Meetings that end early and leave everybody knowing what to do",
    context: "Five people, two of them often at home; three meetings a week of an hour each",
    bookmark: { by: "ann", tags: ["meetings"], note: "For the page about how we decide." },
  },
  channels: [
    {
      name: "announcements",
      topic: "News for everybody",
      messages: [
        {
          by: "ann",
          text: "Welcome! This is sample data: move things, talk, break it. Nothing here is real.",
          reactions: [
            { by: "bo", emoji: "wave" },
            { by: "cleo", emoji: "wave" },
          ],
        },
        {
          by: "ann",
          text: "The new colleague starts next week. @bo and @eva look after her first day; please say hello, all of you.",
          reactions: [
            { by: "cleo", emoji: "tada" },
            { by: "eva", emoji: "tada" },
          ],
        },
      ],
    },
    {
      name: "lunch",
      topic: "Where and when",
      messages: [
        { by: "eva", text: "Soup place at half past twelve?", reactions: [{ by: "cleo", emoji: "stew" }] },
        { by: "bo", text: "In. Who brings the big umbrella?", reply: true },
        { by: "cleo", text: "@bo it is next to your desk. It has been there since October.", reply: true },
        {
          by: "bo",
          text: "Found it. There was also a sandwich.",
          reply: true,
          reactions: [{ by: "eva", emoji: "fearful" }],
        },
        { by: "ann", text: "I stay here today, papers for the tax adviser. Bring me something green, @cleo?" },
        {
          by: "cleo",
          text: "One green soup for @ann, coming up.",
          reply: true,
          reactions: [{ by: "ann", emoji: "heart" }],
        },
      ],
    },
  ],
};
