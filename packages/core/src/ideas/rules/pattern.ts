/** The patterns of the rules engine: ways of changing something that work whatever it is. */

/** What is known of a pattern before it meets a topic. */
export interface Trait {
  /** Whether it takes something away or adds to what is spent; null where it can do either. */
  readonly spending: "saves" | "spends" | null;
  /** Whether its own words end within days, or take months. */
  readonly pace: "quick" | "slow" | null;
  /** `scales`: it is no more work for many than for a few. `reuses`: it puts something to use that is there. */
  readonly nature: "scales" | "reuses" | null;
}

function trait(spending: Trait["spending"], pace: Trait["pace"], nature: Trait["nature"] = null): Trait {
  return { spending, pace, nature };
}

/** SCAMPER's seven, then others. */
export const patterns = {
  substitute: trait(null, null),
  combine: trait("saves", null, "reuses"),
  adapt: trait(null, "slow"),
  magnify: trait("spends", "slow"),
  "second use": trait(null, null, "reuses"),
  eliminate: trait("saves", "quick"),
  reverse: trait(null, "quick"),
  contradiction: trait(null, null),
  analogy: trait(null, null),
  inversion: trait(null, "quick"),
  "unused resource": trait("saves", null, "reuses"),
  "smallest version": trait("saves", "quick"),
  "self-service": trait("saves", null, "scales"),
  "prepare ahead": trait("saves", null),
  "make visible": trait(null, "quick", "scales"),
  "split up": trait(null, null, "scales"),
  "share with neighbours": trait("saves", "slow"),
  standardise: trait("saves", "quick", "scales"),
  reward: trait("spends", null),
  "fresh eyes": trait(null, "quick"),
  "hardest case": trait(null, "slow"),
  "shift in time": trait("saves", null),
  measure: trait(null, null, "scales"),
  promise: trait("spends", "quick"),
} as const satisfies Record<string, Trait>;

export type PatternName = keyof typeof patterns;

/**
 * A pattern in words. `{a}` and `{b}` stand for two different terms, always inside quotation marks, so that no language has to bend
 * them. Title and core can do without the second one.
 */
export interface PatternText {
  readonly title: string;
  readonly core: string;
  readonly link: string;
}

export type PatternTexts = Readonly<Record<PatternName, PatternText>>;

export function patternTrait(name: PatternName): Trait {
  return patterns[name];
}
