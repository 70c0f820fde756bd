/** Trello, simulated: the REST API, webhooks, the page for tokens and a page for people. */
export type { Approval } from "./authorize-page.ts";
export { realLimits, type TrelloLimits } from "./limits.ts";
export type {
  Action,
  App,
  Board,
  Card,
  Checklist,
  CustomField,
  Label,
  List,
  Member,
  Organization,
  Token,
  Webhook,
} from "./model.ts";
export type { Person } from "./people.ts";
export { startTrello, type Trello, type TrelloOptions, trelloFailures } from "./start-trello.ts";
