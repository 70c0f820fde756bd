/** A form as the domain writes it. It gets an opaque id each time that it is opened. */
import type { CardInput } from "@eureka/contracts/card";

export interface DraftForm {
  readonly title: string;
  readonly submitLabel: string;
  readonly inputs: readonly CardInput[];
  /** The field of the operation's input that takes all values, by the ids of their inputs; null: each fills the field of its id. */
  readonly valuesField: string | null;
  /**
   * Whether the operation refuses its input without any value as invalid, to whoever may go on. Then everybody else is refused when he
   * presses, before he has filled anything in.
   */
  readonly isTriedFirst: boolean;
}
