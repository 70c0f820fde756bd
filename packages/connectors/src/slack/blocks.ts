/** The types of Slack's blocks, taken from those of its client. */
import type { ViewsOpenArguments } from "@slack/web-api";

type View = ViewsOpenArguments["view"];
type WithFixedType<Block> = Block extends { type: infer Type } ? (string extends Type ? never : Block) : never;

export type ModalView = Extract<View, { type: "modal" }>;
export type HomeView = Extract<View, { type: "home" }>;
export type KnownBlock = WithFixedType<ModalView["blocks"][number]>;
export type SectionBlock = Extract<KnownBlock, { type: "section" }>;
export type InputBlock = Extract<KnownBlock, { type: "input" }>;
export type InputBlockElement = InputBlock["element"];
export type ActionsBlock = Extract<KnownBlock, { type: "actions" }>;
export type ActionsBlockElement = ActionsBlock["elements"][number];
export type Button = Extract<ActionsBlockElement, { type: "button" }>;
export type ConfirmationDialog = NonNullable<Button["confirm"]>;
export type PlainTextElement = Button["text"];
export type PlainTextOption = NonNullable<Extract<InputBlockElement, { type: "static_select" }>["options"]>[number];
