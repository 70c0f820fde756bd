export type { InteractionOutcome } from "./interactions/begin-interaction.ts";
export type { Limits, LimitTable } from "./limits.ts";
export type { Approval } from "./oauth/approve-install.ts";
export type { ArrangeDeeds } from "./people/arrange.ts";
export type { InteractDeeds } from "./people/interact.ts";
export type { SaidMessage, TalkDeeds } from "./people/talk.ts";
export { type Discord, type DiscordOptions, type GatewaySwitches, type People, startDiscord } from "./start-discord.ts";
export type { ApplicationSecrets } from "./world/furnish.ts";
export type { Delivery } from "./world/happening.ts";
