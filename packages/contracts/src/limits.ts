/** How often things may happen: the defaults of every installation. An operation takes its `cost` (1 unless it says otherwise). */

interface LimitDescription {
  /** How much in one window. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** How the refused one is told whose limit it is. */
  readonly subject: string;
  /** Rare and weighty: counted over all processes, where others are counted by each process that has no Redis to share. */
  readonly shared?: boolean;
}

export const limits = {
  address: { limit: 30_000, windowSeconds: 60, subject: "your address" },
  refusal: { limit: 100, windowSeconds: 60, subject: "refused credentials from your address" },
  member: { limit: 6_000, windowSeconds: 60, subject: "the member" },
  api_key: { limit: 18_000, windowSeconds: 60, subject: "the API key" },
  organization: { limit: 120_000, windowSeconds: 60, subject: "the organization" },
  proof_address: { limit: 300, windowSeconds: 900, subject: "passwords and tokens from your address", shared: true },
  proof_email: { limit: 10, windowSeconds: 900, subject: "sign-ins with this e-mail address", shared: true },
} as const satisfies Record<string, LimitDescription>;

/** Streams that one actor may hold open at a time on one process. */
export const mostStreamsOfOneActor = 1_000;

export type LimitName = keyof typeof limits;
export type LimitTable = Readonly<Record<LimitName, LimitDescription>>;
