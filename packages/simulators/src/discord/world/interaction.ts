import type { Callback, ModalData } from "../schemas/callbacks.ts";
import type { Application } from "./application.ts";
import type { Channel } from "./channel.ts";
import type { Message } from "./message.ts";
import type { User } from "./people.ts";

/** 2 a command, 3 a component, 4 autocompletion, 5 a modal. */
export type InteractionType = 2 | 3 | 4 | 5;

/** One thing that a person did with an application, its answer and what followed. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly application: Application;
  readonly user: User;
  readonly channel: Channel;
  readonly createdAt: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** The message whose button, select or modal it was. */
  readonly source: Message | null;
  /** The words of a command, as a message's origin shows them. */
  readonly commandName: string | null;
  readonly commandType: number | null;
  callback: Callback | null;
  /** What `@original` names. */
  original: Message | null;
  readonly followUps: Message[];
  modal: ModalData | null;
  /** Called once, at the first answer. */
  readonly answered: () => void;
}
