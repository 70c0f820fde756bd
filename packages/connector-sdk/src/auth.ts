/** Auth: how a connection is authorised, as data. The host's own engine does the work (state, PKCE, refresh, storage). */
import type { PlatformPerson } from "@eureka/contracts/people";
import type { ConnectorTools } from "./tools.ts";

/** A secret that an operator or administrator types in once. */
export interface SecretField {
  /** The key in `InboundSecrets` or the purpose of a `TokenRequest`. */
  readonly name: string;
  readonly title: string;
  /** Where to find it on the platform. */
  readonly help: string;
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

/** OAuth 2 with endpoints as data (RFC 6749, RFC 7636, RFC 7009). Paths are resolved against the connection's base address. */
export interface OAuthDescription extends AuthBase {
  readonly kind: "oauth2";
  readonly authorizePath: string;
  readonly tokenPath: string;
  readonly revokePath?: string;
  readonly scopes: readonly OAuthScope[];
  readonly scopeSeparator: " " | ",";
  readonly pkce: boolean;
  readInstallation(tools: ConnectorTools): Promise<Installation>;
}

/** Tokens that a person copies over. */
export interface TokenDescription extends AuthBase {
  readonly kind: "token";
  readonly tokens: readonly SecretField[];
  readInstallation(tools: ConnectorTools): Promise<Installation>;
}

/** Nothing to authorise: the platform is part of the host. */
export interface NoAuthDescription extends AuthBase {
  readonly kind: "none";
}

export type AuthDescription = OAuthDescription | TokenDescription | NoAuthDescription;
