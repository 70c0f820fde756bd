/** Mentions: the messages and comments that name a member. */
export { mentionsModule } from "./module.ts";
