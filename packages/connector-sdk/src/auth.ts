/** Auth: how a connection is authorised, as data. The host's own engine does the work (state, PKCE, refresh, storage). */
import type { PlatformPerson } from "@eureka/contracts/people";
import type { Clock, ConnectorTools } from "./tools.ts";

/** A secret that an operator or administrator types in once. */
export interface SecretField {
  /** The key in `InboundSecrets` or the purpose of a `TokenRequest`. */
  readonly name: string;
  readonly title: string;
  /** Where to find it on the platform. */
  readonly help: string;
  /** Whether everything but one way of working does without it. */
  readonly isOptional?: boolean;
}

export interface OAuthScope {
  readonly name: string;
  /** Why we ask for it, in words for the person who grants it. */
  readonly reason: string;
}

/** What was connected, found out with the first token. */
export interface Installation {
  readonly platformWorkspaceId: string;
  readonly platformWorkspaceName: string;
  /** The account that we write as; its deliveries are our own echo. */
  readonly ourselves: PlatformPerson;
}

interface AuthBase {
  /** What `verify` needs; empty where deliveries are not signed with a shared secret. */
  readonly inboundSecrets: readonly SecretField[];
}

/** What a token endpoint granted, in the words of the standard. */
export interface GrantedTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Left out: the token does not expire. */
  readonly expiresInSeconds?: number;
  readonly scopes: readonly string[];
}

/** What came back from the platform's consent page and from its token endpoint. */
export interface OAuthGrant {
  /** The query of the address that the person was sent back to. */
  readonly callback: Readonly<Record<string, string>>;
  /** The token endpoint's answer as parsed JSON. */
  readonly answer: unknown;
}

/** The organization's application at a platform, as it proves itself. */
export interface OAuthApplication {
  /** Where the platform's API answers, without a trailing slash. */
  readonly baseUrl: string;
  readonly clientId: string;
  /** By the names of `applicationSecrets`; the client secret is called `clientSecret`. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What tokens are asked for with, where no token endpoint of the standard gives them. */
export interface TokenGrant {
  readonly application: OAuthApplication;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly request:
    | {
        readonly kind: "code";
        readonly code: string;
        /** The query of the address that the person was sent back to. */
        readonly callback: Readonly<Record<string, string>>;
      }
    | {
        readonly kind: "refresh";
        /** As `readTokens` gave it. */
        readonly refreshToken: string;
      };
}

/**
 * How a person of the platform gives the application a mandate: from then on it may write in her name, with tokens of her own besides
 * those of the connection (RFC 6749, RFC 7636).
 */
export interface MandateDescription {
  /** The consent page's whole address. Pure. */
  authorizeUrl(application: OAuthApplication): string;
  /** The token endpoint's whole address. Pure. */
  tokenUrl(application: OAuthApplication): string;
  readonly scopes: readonly OAuthScope[];
  readonly scopeSeparator: " " | ",";
  readonly pkce: boolean;
  readonly clientAuthentication: "body" | "basic";
  /** Reads the token endpoint's answer to a code or a refresh token. Throws "unauthorized" for a refusal, "invalid" for nonsense. */
  readTokens(answer: unknown): GrantedTokens;
  /** Whose tokens they are. */
  readPerson(tools: ConnectorTools): Promise<PlatformPerson>;
  /**
   * Tells the platform that the mandate is over. One that is over there already is no error; throws the temporary codes otherwise. Left out
   * where a platform has no such call: there the tokens are forgotten, and that is all.
   */
  revoke?(ended: EndedMandate): Promise<void>;
}

/** A mandate that is given back, with a token of it that still holds. */
export interface EndedMandate {
  readonly application: OAuthApplication;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly accessToken: string;
}

/**
 * OAuth 2 with endpoints as data (RFC 6749, RFC 7636, RFC 7009). Paths are resolved against the base address of the application.
 * The main token of a connection is the granted access token; an application's own secrets have their names as purposes,
 * and its client id has `clientId`.
 */
export interface OAuthDescription extends AuthBase {
  readonly kind: "oauth2";
  readonly authorizePath: string;
  /** The consent page's whole address, where it follows from the application; `authorizePath` is left aside then. Pure. */
  authorizeUrl?(application: OAuthApplication): string;
  /** Fixed parameters of the consent page besides those of the standard. */
  readonly authorizeParameters?: Readonly<Record<string, string>>;
  readonly tokenPath: string;
  /**
   * Asks for tokens in the platform's own way, for a code and for a refresh alike; `tokenPath` is left aside then. The answer goes to
   * `readTokens`. Throws "unauthorized" where only a person can help.
   */
  requestTokens?(grant: TokenGrant): Promise<unknown>;
  readonly revokePath?: string;
  readonly scopes: readonly OAuthScope[];
  readonly scopeSeparator: " " | ",";
  readonly pkce: boolean;
  /** How client id and secret are proven at the token endpoint: in the form body, or as HTTP Basic. */
  readonly clientAuthentication: "body" | "basic";
  /** What the application of an organization needs besides client id and client secret; `inboundSecrets` are among them. */
  readonly applicationSecrets: readonly SecretField[];
  /** Reads the token endpoint's answer to a code or a refresh token. Throws "unauthorized" for a refusal, "invalid" for nonsense. */
  readTokens(answer: unknown): GrantedTokens;
  readInstallation(tools: ConnectorTools, grant: OAuthGrant): Promise<Installation>;
  /** Left out: everything over there is written by the account of the connection. */
  readonly mandate?: MandateDescription;
}

/** Tokens that a person copies over. */
export interface TokenDescription extends AuthBase {
  readonly kind: "token";
  readonly tokens: readonly SecretField[];
  /** The page on which the person gets the tokens, made from those that were typed in already; null when one is still needed. */
  authorizeUrl?(baseUrl: string, typed: Readonly<Record<string, string>>): string | null;
  readInstallation(tools: ConnectorTools): Promise<Installation>;
}

/** Nothing to authorise: the platform is part of the host. */
export interface NoAuthDescription extends AuthBase {
  readonly kind: "none";
}

export type AuthDescription = OAuthDescription | TokenDescription | NoAuthDescription;
