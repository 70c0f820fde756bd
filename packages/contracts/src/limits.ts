/** How often things may happen: the defaults of every installation. An operation takes its `cost` (1 unless it says otherwise). */

interface LimitDescription {
  /** How much in one window. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** How the refused one is told whose limit it is. */
  readonly subject: string;
}

export const limits = {
  address: { limit: 6_000, windowSeconds: 60, subject: "your address" },
  refusal: { limit: 100, windowSeconds: 60, subject: "refused credentials from your address" },
  member: { limit: 3_000, windowSeconds: 60, subject: "the member" },
  api_key: { limit: 6_000, windowSeconds: 60, subject: "the API key" },
  organization: { limit: 60_000, windowSeconds: 60, subject: "the organization" },
  proof_address: { limit: 300, windowSeconds: 900, subject: "passwords and tokens from your address" },
  proof_email: { limit: 10, windowSeconds: 900, subject: "sign-ins with this e-mail address" },
} as const satisfies Record<string, LimitDescription>;

export type LimitName = keyof typeof limits;
export type LimitTable = Readonly<Record<LimitName, LimitDescription>>;
