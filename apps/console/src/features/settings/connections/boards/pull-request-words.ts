import { addWords } from "../../../../words/words.ts";

addWords("settings", {
  pullRequests: {
    see: "See them",
    title: "Pull requests of “{{name}}”",
    syncIssues: "Keep items the same",
    syncIssuesHelp: "Items of {{platform}} come here, and those of this board go there.",
    syncPrs: "Follow pull requests",
    syncPrsHelp: "Pull requests, branches and commits are linked to the items whose keys they name.",
    makesItems: "Make items",
    makesItemsHelp: "A pull request that names no item makes one.",
    evaluates: "Say what each change does",
    evaluatesHelp:
      "One comment on {{platform}} says what the change does, how risky it is and what is to be asked. It is edited with each push. Your connected model is shown the change without its secrets; without a model only what can be counted is said.",
    evaluatedLabels: "Only with one of these labels",
    evaluatedLabelsHelp: "One label on each line. Without any, all pull requests are evaluated.",
    bots: "Pull requests of programs",
    treatments: {
      ignore: "Take no notice",
      link: "Link them to the items that they name",
      like_people: "Treat them as everybody's",
    },
    namedBots: "Programs that are treated otherwise",
    botName: "Name on {{platform}}",
    botTreatment: "What becomes of them",
    addBot: "Add a program",
    removeBot: "Remove {{name}}",
    unnamed: "this program",
    moves: "Where items go",
    movesHint:
      "Items move once when something happens. Where somebody puts them afterwards, they stay. After a merge an item waits for its other pull requests.",
    stay: "Stay where they are",
    categories: "By state",
    lists: "Lists of this board",
    happenings: {
      drafted: "Draft",
      opened: "Opened",
      review_requested: "Review requested",
      checks_failed: "Checks failed",
      changes_requested: "Changes requested",
      approved: "Approved",
      closed: "Closed without a merge",
      merged: "Merged",
    },
  },
});
