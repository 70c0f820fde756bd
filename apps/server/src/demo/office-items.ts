/** What stands on the board of the office. */
import type { DemoWorkspace } from "./story.ts";

export const officeItems: DemoWorkspace["items"] = {
  Backlog: [
    { by: "bo", title: "Write down how we answer questions of the press", labels: ["writing"] },
    { by: "ann", title: "A second room for calls", labels: ["rooms"], priority: "low" },
    { by: "eva", title: "Plants that survive us", labels: ["rooms"] },
    { by: "cleo", title: "Book club about shops and people", labels: ["team"] },
    {
      by: "ann",
      title: "Compare three offers for electricity",
      description:
        "The contract ends in the summer.\n\n* fixed price for two years\n* from water and wind\n* no minimum",
      labels: ["money"],
      priority: "medium",
    },
  ],
  "To do": [
    { by: "ann", title: "Order new chairs", labels: ["rooms"], priority: "low", assignees: ["bo"], dueInDays: 21 },
    {
      by: "ann",
      title: "Talks about salaries",
      description: "Half an hour each, nobody before coffee.",
      labels: ["team", "money"],
      priority: "high",
      assignees: ["ann"],
      dueInDays: 12,
    },
    {
      by: "bo",
      title: "First day of the new colleague",
      labels: ["team"],
      priority: "high",
      assignees: ["bo", "eva"],
      dueInDays: 6,
      checklist: [
        { text: "Laptop and keys", done: true },
        { text: "Account in Eureka" },
        { text: "Lunch with everybody" },
        { text: "A first small task that can be finished on the day" },
      ],
      comments: [{ by: "ann", body: "@eva, would you show her the shop from a customer's side?" }],
    },
    {
      by: "ann",
      title: "Send the papers to the tax adviser",
      labels: ["money"],
      priority: "urgent",
      assignees: ["ann"],
      dueInDays: -1,
    },
    { by: "cleo", title: "Renew the first-aid box", labels: ["rooms"], assignees: ["cleo"], dueInDays: 2 },
    {
      by: "eva",
      title: "Photos of the team for the website",
      labels: ["writing", "team"],
      assignees: ["eva"],
      dueInDays: 14,
    },
  ],
  Doing: [
    {
      by: "ann",
      title: "Plan the team day in March",
      description:
        "Somewhere that everybody reaches within **two hours**, without aeroplanes.\n\n| Place | By train | Costs |\n|---|---|---|\n| the lake | 1:10 | middle |\n| the old mill | 1:40 | low |\n| the city by the river | 0:50 | high |",
      labels: ["travel", "team"],
      priority: "medium",
      assignees: ["ann", "eva"],
      dueInDays: 30,
      checklist: [
        { text: "Ask everybody for days that do not work", done: true },
        { text: "Choose the place" },
        { text: "Book the train" },
      ],
      comments: [
        { by: "eva", body: "The old mill has a kitchen for all of us. I vote for it." },
        { by: "bo", body: "So do I, if there is heating. @ann?" },
      ],
    },
    {
      by: "bo",
      title: "One page about how we decide",
      description:
        "What needs whom:\n\n1. **small**: whoever does it\n2. **costs money**: Ann\n3. **customers feel it**: the release round",
      labels: ["writing"],
      assignees: ["bo"],
      dueInDays: 0,
      comments: [{ by: "cleo", body: "Could we add what happens when we disagree, @ann?" }],
    },
    {
      by: "cleo",
      title: "Meeting room: cables that fit every laptop",
      labels: ["rooms"],
      assignees: ["cleo"],
      dueInDays: -4,
      priority: "medium",
    },
  ],
  Done: [
    {
      by: "ann",
      title: "Insurance for the stock room",
      labels: ["money"],
      priority: "high",
      assignees: ["ann"],
      dueInDays: -8,
    },
    { by: "eva", title: "Sign at the door", labels: ["rooms"], assignees: ["eva"] },
    { by: "bo", title: "List of everybody's keys", labels: ["rooms"], assignees: ["bo"] },
    {
      by: "cleo",
      title: "Coffee that three of four people like",
      labels: ["team"],
      assignees: ["cleo"],
      comments: [{ by: "bo", body: "I am the fourth." }],
    },
    { by: "ann", title: "Holiday calendar for next year", labels: ["team"], assignees: ["ann"], dueInDays: -11 },
    { by: "eva", title: "Thank-you cards for the summer helpers", labels: ["writing"], assignees: ["eva"] },
  ],
};
