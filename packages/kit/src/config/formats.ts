/** How the text of an environment variable becomes a value. Messages are for people; they never repeat the text. */
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { isMasterKeyText, Secret } from "../crypto/index.ts";

/** The roles that a process can play; all of them in one process by default. */
export const roleNames = ["api", "gateway", "worker", "scheduler"] as const;
export type RoleName = (typeof roleNames)[number];

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const splitList = (text: string): string[] => text.split(",").map((part) => part.trim());

/** A whole number between two bounds, both allowed. */
export function wholeNumber(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));
}

/** An address with one of these schemes, for example `["postgres", "postgresql"]`. */
export function address(schemes: readonly string[]): z.ZodType<string, string> {
  return z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)));
}

/** An address that may hold a password. */
export function secretAddress(schemes: readonly string[]): z.ZodType<Secret, string> {
  return address(schemes).transform((text) => new Secret(text));
}

/** The public address without a slash at its end: scheme, host and port, since we make links by adding paths. */
export const publicUrl: z.ZodType<string, string> = address(["http", "https"])
  .transform((text) => text.replace(/\/$/, ""))
  .refine((text) => URL.canParse(text) && new URL(text).origin === text.toLowerCase());

/** A host name or an address literal to listen on. */
export const host: z.ZodType<string, string> = z
  .string()
  .refine(
    (text) =>
      ipaddr.isValid(text) ||
      /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text),
  );

export const roles: z.ZodType<ReadonlySet<RoleName>, string> = z
  .string()
  .transform(splitList)
  .pipe(z.array(z.enum(roleNames)).nonempty())
  .transform((names) => new Set(names));

/** Address blocks in CIDR notation; a single address stands for itself. */
export const addressBlocks: z.ZodType<readonly string[], string> = z
  .string()
  .transform(splitList)
  .pipe(z.array(z.string().refine((text) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text))));

export const masterKey: z.ZodType<Secret, string> = z
  .string()
  .refine(isMasterKeyText)
  .transform((text) => new Secret(text));

export const masterKeys: z.ZodType<readonly Secret[], string> = z
  .string()
  .transform(splitList)
  .pipe(z.array(masterKey));

/** A text that a person made up, long enough not to be guessed. */
export const token: z.ZodType<Secret, string> = z
  .string()
  .min(16)
  .max(500)
  .transform((text) => new Secret(text));

export const faultPoint: z.ZodType<string, string> = z.string().regex(/^[a-z0-9_.-]+(:[1-9]\d{0,8})?$/);

export const path: z.ZodType<string, string> = z.string().refine((text) => !text.includes("\0"));

/** The address of a model without a slash at its end; user, query and fragment have no place in it. */
export const modelAddress: z.ZodType<string, string> = address(["http", "https"])
  .refine((text) => URL.canParse(text) && isPlainPlace(new URL(text)))
  .transform((text) => text.replace(/\/+$/, ""));

function isPlainPlace({ username, password, search, hash }: URL): boolean {
  return [username, password, search, hash].every((part) => part === "");
}

export const modelKey: z.ZodType<Secret, string> = z
  .string()
  .max(1_000)
  .regex(/^[\x21-\x7e]+$/)
  .transform((text) => new Secret(text));

export const modelName: z.ZodType<string, string> = z.string().max(200);

/** Ollama's own variable: the scheme is http and the port 11434 unless it says otherwise, and "all addresses" means this machine. */
export const ollamaHost: z.ZodType<string, string> = z
  .string()
  .transform((text) => (/^https?:\/\//i.test(text) ? text : `http://${text}`))
  .refine((text) => URL.canParse(text))
  .transform((text) => {
    const url = new URL(text);
    if (url.port === "" && url.protocol === "http:" && !/:80$/.test(text.replace(/\/+$/, ""))) url.port = "11434";
    if (url.hostname === "0.0.0.0" || url.hostname === "[::]") url.hostname = "127.0.0.1";
    return url.origin;
  });

export const yesOrNo: z.ZodType<boolean, string> = z.enum(["true", "false"]).transform((text) => text === "true");
