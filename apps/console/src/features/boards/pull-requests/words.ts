import { addWords } from "../../../words/words.ts";

addWords("boards", {
  pulls: {
    title: "Pull requests",
    of: "Pull requests of {{name}}",
    show: "Which ones",
    all: "All",
    pull: "Pull request",
    state: "State",
    progress: "Review and checks",
    into: "{{branch}} into {{baseBranch}}",
    items: "Work item",
    changed: "Last change",
    none: "No pull request is known yet",
    noneHint: "One appears when something happens to it on the platform. Its branch or its text names the work item.",
    noneOfState: "No pull request is in this state",
    showAll: "Show all",
    unfollowed: "Pull requests are not followed on this board",
    unfollowedHint: "Whoever manages the board switches it on in the settings of its connection.",
    unconnected: "No platform shows this board",
    unconnectedHint: "Pull requests come from a repository that is connected to a board.",
    toConnection: "Open the connection",
    toConnections: "Open connections",
  },
});
