/**
 * Other spellings of the nouns of the command line, beside the singular that every noun has. The nouns themselves come from the
 * operations: `work_item.create` is `eureka work-items create`.
 */
export const nounAliases: Readonly<Record<string, string>> = {
  audit: "audit-records",
  checklist: "checklist-entries",
  checklists: "checklist-entries",
  identities: "external-identities",
  invites: "invitations",
  items: "work-items",
  item: "work-items",
  keys: "api-keys",
  mappings: "channel-mappings",
  org: "organizations",
  people: "members",
  ws: "workspaces",
};
