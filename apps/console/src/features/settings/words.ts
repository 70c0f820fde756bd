/** The words of the frame around all settings pages, and those that several of them use. */
import { addWords } from "../../words/words.ts";

addWords("settings", {
  title: "Settings",
  navigation: "Settings pages",
  page: "Settings page",
  groups: { you: "You", organization: "Organization", work: "Work and models", platforms: "Platforms" },
  pages: {
    profile: "Profile",
    organization: "Organization",
    workspaces: "Workspaces",
    members: "Members",
    invitations: "Invitations",
    roles: "Roles",
    "api-keys": "API keys",
    models: "Models",
    "channel-mappings": "Channel mappings",
    connections: "Connections",
    "external-identities": "External identities",
    "dead-letters": "Dead letters",
  },
  who: {
    sentence: "You may not see this page.",
    viewer: "Every member of the organization can see it.",
    user: "Members with the role user or more can see it. An admin of the organization can give you that role.",
    manager: "Managers and admins can see it. An admin of the organization can give you that role.",
    admin: "Admins of the organization can see it, and can give you that role.",
  },
  readOnly: {
    user: "Members with the role user or more can change this.",
    viewer: "Members with a role can change this.",
    manager: "Managers and admins can change this.",
    admin: "Admins of the organization can change this.",
  },
  roles: { viewer: "Viewer", user: "User", manager: "Manager", admin: "Admin" },
  names: {
    member: "A member who is gone",
    workspace: "A workspace that you cannot see",
    board: "a board that you cannot see",
    everywhere: "Whole organization",
    boardOf: "{{workspace}} / {{board}}",
  },
  conflict: {
    title: "Somebody changed this while you were editing",
    mine: "Yours",
    theirs: "Theirs, saved now",
    keepMine: "Save mine",
    takeTheirs: "Take theirs",
  },
  name: { label: "Name", help: "Type “{{name}}” to confirm." },
  secret: {
    once: "It is shown only now. Eureka keeps no copy that anybody can read.",
    gone: "It was shown before and cannot be shown again.",
    done: "I have copied it",
  },
  never: "Never",
});
