/** Whose tokens are given out and renewed: a connection's own, or those of a person's mandate. */
import type { GrantedTokens } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Transaction } from "../../operations/index.ts";
import type { StoredTokens } from "../connection-tokens.ts";
import type { RefreshClaim } from "./tokens.store.ts";

export interface HeldTokens {
  readonly tokens: StoredTokens | null;
  readonly tokenExpiresAt: Date | null;
  /** Another number once other tokens were granted. */
  readonly tokenGeneration: number;
  /** False: nothing goes with them until a person has acted. */
  readonly isStanding: boolean;
}

export interface TokenHolder<Held extends HeldTokens> {
  readonly organizationId: Id<"organization">;
  /** Names it among all holders. */
  readonly key: string;
  /** Mostly without asking the database. */
  recall(): Promise<Held>;
  /** As it is now. */
  read(): Promise<Held>;
  /** Takes the right to renew; how many attempts began, or null while another has it. See `claimRefresh`. */
  claim(transaction: Transaction, claim: RefreshClaim): Promise<number | null>;
  release(transaction: Transaction, generation: number): Promise<void>;
  /** Asks the platform for new tokens. Throws `ConnectorError`. */
  ask(held: Held): Promise<GrantedTokens>;
  keep(context: Context, held: Held, granted: GrantedTokens): Promise<void>;
  /** The platform will not renew the tokens of this generation any more. */
  end(context: Context, generation: number): Promise<void>;
}
