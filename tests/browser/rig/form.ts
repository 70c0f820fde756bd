/** What is known of a form of the console, for whoever tries what becomes of what is typed into it. */
import type { Page } from "playwright-core";
import type { MadeForForms } from "./make-for-forms.ts";
import type { Stage } from "./stage.ts";

export type Sending<Made> = string | ((page: Page, made: Made) => Promise<void>);

/** `Made`: everything that the form is about. */
export interface Field<Made = MadeForForms> {
  /** The label of the field. */
  readonly label: string;
  /** What is typed where hostile words would be refused: an address, a key, a password. */
  readonly plain?: string | ((made: Made) => string);
  /** What the field makes of what is typed. */
  readonly becomes?: (typed: string) => string;
}

export interface Form<Made = MadeForForms> {
  readonly name: string;
  /** The file that draws it, below `apps/console/src`. */
  readonly source: string;
  readonly path: (made: Made) => string;
  /** The way to it, where that is more than pressing. */
  readonly open?: (page: Page, staged: Stage, made: Made) => Promise<void>;
  /** What is pressed on the way to it, by how it begins. */
  readonly way?: readonly string[];
  /** What is chosen from lists: the label of the list, and how the choice is called. */
  readonly choices?: readonly (readonly [label: string, choice: string])[];
  readonly fields: readonly Field<Made>[];
  /** The button, the key that is pressed in the last field, or what else sends it. */
  readonly submit: Sending<Made>;
  /** The next attempt, where it is another one. */
  readonly retry?: Sending<Made>;
  /** Where the words can be read afterwards; on the page of the form unless given. Null: nowhere. */
  readonly reads?: ((made: Made) => string) | null;
  /** What was typed is shown elsewhere than in its field while it waits for the next attempt. */
  readonly isShownElsewhere?: true;
}
