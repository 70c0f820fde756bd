/** Signing in: sessions of a person in one organization, with a short access token and a rotating refresh token. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";

export const exampleSession = {
  id: "ses_01k8z7v3q8e9mbtz5a6rx4w2yf",
  memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  device: "Firefox on Linux",
  address: "203.0.113.7",
  createdAt: "2026-11-02T08:00:00.000Z",
  lastUsedAt: "2026-11-20T07:30:00.000Z",
  expiresAt: "2026-12-04T07:30:00.000Z",
  current: true,
} as const;

export const sessionSchema = z
  .strictObject({
    id: idSchema("session"),
    memberId: idSchema("member"),
    device: z.string().nullable().meta({ description: "What the device called itself when it signed in." }),
    address: z.string().nullable().meta({ description: "From where it was last refreshed." }),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({ description: "When it ends unless it is used before." }),
    current: z.boolean().meta({ description: "Whether this very request belongs to it." }),
  })
  .meta({ id: "Session", example: exampleSession });

export type SessionView = z.infer<typeof sessionSchema>;

export const sessionPageSchema = pageOf(sessionSchema, "SessionPage");

export const exampleTokens = {
  accessToken: "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJtZW0ifQ.c2lnbmF0dXJl",
  accessTokenExpiresAt: "2026-11-20T07:40:00.000Z",
  refreshToken: "eur_refresh_9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m",
  refreshTokenExpiresAt: "2026-12-04T07:30:00.000Z",
  organizationId: "org_01k8z7v3q8e9mbtz5a6rx4w2yc",
  memberId: exampleSession.memberId,
  sessionId: exampleSession.id,
} as const;

export const sessionTokensSchema = z
  .strictObject({
    accessToken: z.string().nullable().meta({ description: "Send it as bearer token. Valid for ten minutes." }),
    accessTokenExpiresAt: z.iso.datetime(),
    refreshToken: z.string().nullable().meta({ description: "Works once; its use gives the next one." }),
    refreshTokenExpiresAt: z.iso.datetime(),
    organizationId: idSchema("organization"),
    memberId: idSchema("member"),
    sessionId: idSchema("session"),
  })
  .meta({ id: "SessionTokens", example: exampleTokens });

export type SessionTokens = z.infer<typeof sessionTokensSchema>;

export const sessionCreateSchema = z.strictObject({
  email: z.string().trim().min(3).max(320).meta({ example: "ann@example.com" }),
  password: z.string().min(1).max(1_000),
  organizationId: idSchema("organization")
    .optional()
    .meta({ description: "Needed by a person in several organizations." }),
  device: z.string().trim().max(200).optional().meta({ description: "A name for the list of devices." }),
});
