/** Something that must never be, with the ids to look for it. */
export interface Violation {
  readonly invariant: string;
  readonly organization: string;
  readonly detail: string;
}
