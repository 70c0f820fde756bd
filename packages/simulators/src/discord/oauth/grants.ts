import { createHash, randomBytes } from "node:crypto";

const codeMilliseconds = 10 * 60 * 1000;
/** A week, as Discord's answers say. */
export const accessSeconds = 604_800;

/** What a person or an application was granted. */
export interface Grant {
  readonly applicationId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly accessToken: string;
  /** Null for credentials of the application itself. */
  readonly refreshToken: string | null;
  readonly expiresAt: number;
}

/** A consent that waits for its code to be exchanged. */
export interface Consent {
  readonly applicationId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly guildId: string | null;
  readonly challenge: { readonly value: string; readonly method: string } | null;
}

/** Codes and tokens. A code and a refresh token count once. */
export class GrantBook {
  readonly #now: () => number;
  readonly #codes = new Map<string, Consent & { readonly expiresAt: number }>();
  readonly #byAccess = new Map<string, Grant>();
  readonly #byRefresh = new Map<string, Grant>();

  constructor(now: () => number) {
    this.#now = now;
  }

  giveCode(consent: Consent): string {
    const code = randomBytes(15).toString("base64url");
    this.#codes.set(code, { ...consent, expiresAt: this.#now() + codeMilliseconds });
    return code;
  }

  /** Null for a code that is wrong, used, too old, another application's or without its verifier. */
  takeCode(
    code: string,
    applicationId: string,
    redirectUri: string | undefined,
    verifier: string | undefined,
  ): Consent | null {
    const consent = this.#codes.get(code);
    if (!consent || consent.applicationId !== applicationId || consent.expiresAt < this.#now()) return null;
    this.#codes.delete(code);
    return consent.redirectUri === (redirectUri ?? "") && isVerified(consent, verifier) ? consent : null;
  }

  grant(applicationId: string, userId: string, scopes: readonly string[], isRefreshable = true): Grant {
    const grant: Grant = {
      applicationId,
      userId,
      scopes,
      accessToken: randomBytes(22).toString("base64url"),
      refreshToken: isRefreshable ? randomBytes(22).toString("base64url") : null,
      expiresAt: this.#now() + accessSeconds * 1000,
    };
    this.#byAccess.set(grant.accessToken, grant);
    if (grant.refreshToken) this.#byRefresh.set(grant.refreshToken, grant);
    return grant;
  }

  /** New tokens for old ones, which end with it. Null for a refresh token that is wrong or was used. */
  refresh(refreshToken: string, applicationId: string): Grant | null {
    const former = this.#byRefresh.get(refreshToken);
    if (former?.applicationId !== applicationId) return null;
    this.#end(former);
    return this.grant(former.applicationId, former.userId, former.scopes);
  }

  /** Ends both tokens of a grant, whichever is named. */
  revoke(token: string, applicationId: string): void {
    const grant = this.#byAccess.get(token) ?? this.#byRefresh.get(token);
    if (grant?.applicationId === applicationId) this.#end(grant);
  }

  revokeAllOf(userId: string, applicationId: string): void {
    for (const grant of [...this.#byRefresh.values(), ...this.#byAccess.values()])
      if (grant.userId === userId && grant.applicationId === applicationId) this.#end(grant);
  }

  find(accessToken: string): Grant | null {
    const grant = this.#byAccess.get(accessToken);
    return grant && grant.expiresAt > this.#now() ? grant : null;
  }

  #end(grant: Grant): void {
    this.#byAccess.delete(grant.accessToken);
    if (grant.refreshToken) this.#byRefresh.delete(grant.refreshToken);
  }
}

function isVerified({ challenge }: Consent, verifier: string | undefined): boolean {
  if (!challenge) return true;
  if (!verifier) return false;
  const hashed = createHash("sha256").update(verifier).digest("base64url");
  return challenge.value === (challenge.method === "S256" ? hashed : verifier);
}
