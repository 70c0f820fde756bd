import { addWords } from "../../../words/words.ts";

addWords("settings", {
  connections: {
    hint: "The platforms that the organization is connected to.",
    empty: "No platform is connected",
    emptyHint: "An admin connects one with eureka connections create.",
    title: "Connection",
    platform: "Platform",
    state: "State",
    states: { active: "Active", paused: "Paused", needs_reauth: "Sign-in needed", removed: "Removed" },
    workspace: "Default workspace",
    none: "The organization's",
    since: "Since",
    pause: "Pause",
    pauseTitle: "Pause “{{name}}”?",
    pauseDetail: "Nothing goes in or out until somebody resumes it.",
    resume: "Resume",
    remove: "Remove",
    removeTitle: "Remove “{{name}}”?",
    removeDetail:
      "Its secrets are destroyed, and its channels and boards are no longer kept the same. What was made stays.",
    builtIn: "Part of Eureka",
    actions: "Actions for {{name}}",
    defaultTitle: "Default workspace of {{name}}",
    defaultAction: "Choose default workspace",
    defaultHelp: "The work of channels that are mapped nowhere goes there.",
  },
});
