import { addWords } from "../../../words/words.ts";

addWords("settings", {
  rolesPage: {
    hint: "Four built-in roles. Each may do everything that the one before it may. A role is given for the whole organization, a workspace or a board.",
    table: "What each role may do",
    tableHint: "What you do not find under a role, it may not do.",
    search: "Search permissions",
    nothing: "No permission is called so",
    permission: "Permission",
    may: "{{role}} may",
    mayNot: "{{role}} may not",
    explain: "What may a member do here, and why?",
    explainHint: "Choose who, what and where; Eureka says which role decides.",
    me: "Me ({{name}})",
    about: {
      viewer: "Reads everything there, and nothing else.",
      user: "Makes and changes work, talks, runs ideas, answers decisions.",
      manager: "Manages boards, channels, workspaces and the people in them.",
      admin: "May do everything, over the whole organization.",
    },
  },
  explain: {
    member: "Who",
    what: "What",
    where: "Where",
    choose: "Choose a permission",
    allowed: "Allowed",
    forbidden: "Not allowed",
    hidden: "Cannot even see it",
    lowest: "Needs the role {{role}} or more at that place.",
    grant: "Decided by the role {{role}} at {{place}}.",
    rules: {
      system: "The system itself may do it.",
      grant: "A role at this place allows it.",
      owner: "It belongs to the person.",
      personal_workspace: "It is a personal workspace, which only its owner sees.",
      key_scope: "The API key was made without this permission.",
      owner_only: "Only its owner may do this.",
      no_grant: "No role at this place is powerful enough.",
    },
  },
});
