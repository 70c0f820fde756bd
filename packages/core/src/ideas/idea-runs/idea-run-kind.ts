/** The kind of run that an idea run is; it never changes while such runs exist. */
export const ideaRunKind = "idea_run.create";
