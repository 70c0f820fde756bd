/** A word of the system: what it means, and which words are not used for it. */
export interface VocabularyEntry {
  readonly term: string;
  readonly meaning: string;
  readonly not: readonly string[];
}

/** One word per thing, in code, API, database and console. `docs/glossary.md` is generated from this table. */
export const vocabulary: readonly VocabularyEntry[] = [
  {
    term: "organization",
    meaning: "The tenant: it owns everything, and has the billing and the data region.",
    not: ["guild", "account", "company"],
  },
  { term: "workspace", meaning: "A part of an organization where a team works.", not: ["project", "team space"] },
  { term: "member", meaning: "A user in an organization.", not: [] },
  {
    term: "role",
    meaning: "What a member is: admin, manager, user, viewer, or one that the organization made.",
    not: [],
  },
  { term: "permission", meaning: "What a role may do, for example `work_item:create`.", not: ["right", "ACL"] },
  {
    term: "actor",
    meaning:
      "Who does something: a user, an API key, an agent, a plugin, the system, or an external (unlinked) platform user; it may act on behalf of another.",
    not: ["caller", "principal"],
  },
  {
    term: "external identity",
    meaning: "A person as a platform knows them (connection, platform user id, name), linked to a member or not.",
    not: [],
  },
  {
    term: "mandate",
    meaning: "What lets us write on a platform in the name of a person, who is shown there as the author.",
    not: [],
  },
  { term: "connector", meaning: "The code for one platform.", not: ["integration", "provider", "piece"] },
  { term: "connection", meaning: "An organization's authorised link to a platform.", not: ["integration"] },
  { term: "capability", meaning: "What a connector can do.", not: ["feature"] },
  { term: "channel", meaning: "A place of talk.", not: ["room"] },
  { term: "thread", meaning: "A conversation below a message.", not: [] },
  { term: "message", meaning: "A unit of talk.", not: ["post"] },
  { term: "mention", meaning: "A message or comment that names a member by the handle.", not: ["ping"] },
  {
    term: "presence",
    meaning: "Who is looking at something right now; told, and kept nowhere.",
    not: ["online status"],
  },
  {
    term: "board",
    meaning: "A place of work items: built-in, or a Trello board, GitHub repository, Jira project or Notion database.",
    not: ["sheet"],
  },
  { term: "list", meaning: "A column of a board.", not: [] },
  {
    term: "channel mapping",
    meaning: "Leads from a channel to a board, and to a list and rules.",
    not: ["config", "binding"],
  },
  { term: "work item", meaning: "The canonical task.", not: ["card", "issue", "ticket (only inside their connector)"] },
  {
    term: "sub-item",
    meaning: "A work item that is a part of another one, its parent.",
    not: ["child", "sub-task", "sub-issue (only inside their connector)"],
  },
  { term: "placement", meaning: "A work item's place on one board: list and position.", not: [] },
  { term: "external link", meaning: "A placement's copy on a platform, with its ledger.", not: ["mapping"] },
  {
    term: "sync conflict",
    meaning: "A field that both sides of a copy changed, to values that cannot be merged.",
    not: ["clash"],
  },
  { term: "board link", meaning: "Boards that are kept the same, with rules.", not: ["flow"] },
  {
    term: "event",
    meaning: "Something that happened, in the past tense, for example `work_item.created`.",
    not: ["signal"],
  },
  { term: "inbound event", meaning: "What a platform sent, as received, not yet understood.", not: ["signal"] },
  { term: "universal event", meaning: "What a connector makes of an inbound event.", not: ["signal"] },
  { term: "card", meaning: "What we show in a chat: text, fields and buttons.", not: [] },
  {
    term: "operation",
    meaning: "Something that the system can do, on every surface.",
    not: ["endpoint", "service method"],
  },
  { term: "command", meaning: "What a person types.", not: ["action"] },
  { term: "agent", meaning: "A configured role: prompt, model and tools.", not: ["assistant"] },
  { term: "prompt version", meaning: "An immutable version of an agent's prompt.", not: [] },
  { term: "idea", meaning: "What agents produce.", not: [] },
  { term: "evaluation", meaning: "A judgement of an idea.", not: ["review"] },
  { term: "score", meaning: "A number in an evaluation.", not: [] },
  { term: "run", meaning: "One execution of a pipeline or a workflow.", not: ["execution"] },
  { term: "step", meaning: "A part of a run, with its stored result.", not: [] },
  { term: "workflow", meaning: "An automation that is made without code.", not: ["flow", "zap"] },
  { term: "trigger", meaning: "What starts a workflow.", not: [] },
  { term: "action", meaning: "What a workflow does.", not: [] },
  { term: "condition", meaning: "What decides whether an action of a workflow is done.", not: [] },
  { term: "job", meaning: "A queued piece of internal work.", not: ["task"] },
  { term: "decision", meaning: "A question that waits for a person.", not: ["confirmation"] },
  { term: "webhook endpoint", meaning: "A customer's URL.", not: ["callback"] },
  { term: "delivery", meaning: "One event for one webhook endpoint.", not: [] },
  { term: "attempt", meaning: "One try of a delivery.", not: [] },
  { term: "knowledge base", meaning: "Documents that agents may look things up in.", not: ["corpus"] },
  { term: "document", meaning: "A text of a knowledge base.", not: [] },
  { term: "chunk", meaning: "A part of a document that is found as one.", not: [] },
  { term: "citation", meaning: "The pointer from an answer to the chunk that it rests on.", not: [] },
  {
    term: "audit record",
    meaning: "Who did what to what, when and from where; append-only and chained.",
    not: ["log"],
  },
  { term: "policy", meaning: "A rule for data that must not leak.", not: [] },
  { term: "finding", meaning: "A hit of a policy.", not: ["violation"] },
  { term: "usage record", meaning: "Measured use.", not: ["metering"] },
  { term: "quota", meaning: "A limit of use.", not: [] },
  { term: "budget", meaning: "A limit of money.", not: [] },
  { term: "plugin", meaning: "A third-party package.", not: ["extension"] },
  { term: "listing", meaning: "The marketplace page of a plugin.", not: [] },
  { term: "template", meaning: "A start that can be used again.", not: ["preset"] },
  { term: "bookmark", meaning: "A saved idea.", not: ["favourite"] },
];
