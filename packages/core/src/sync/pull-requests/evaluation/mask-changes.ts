/** Takes out of code what must not leave the house with it: by what a value is called, and by how secrets look. */
import { createMasker } from "../../../connections/index.ts";

const masked = "[secret]";
/** It knows what addresses and headers hide. */
const masker = createMasker([]);

/** Files that are nothing but secrets: not a line of them is shown. */
const secretFile =
  /(^|\/)(\.env(\.[^/]*)?|\.npmrc|\.netrc|\.pypirc|credentials(\.[^/]*)?|id_(rsa|dsa|ecdsa|ed25519)|[^/]*\.(pem|key|p12|pfx|jks|keystore|tfvars))$/i;

export function isSecretFile(path: string): boolean {
  return secretFile.test(path);
}

const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;
/** A piece of a key or of a certificate, whose beginning may be outside of what is shown. */
const encodedLine = /^([+\- ]?\s{0,20})[A-Za-z0-9+/=]{60,}$/gm;
const tellingName = "(?:secret|passw|token|credential|authorization|api[_-]?key|private[_-]?key|access[_-]?key)";
const assigned = new RegExp(
  `(${tellingName}[\\w-]{0,40}["'\\]]{0,2}\\s{0,4}(?::=|=>|[:=])\\s{0,4})("[^"\\n]{4,}"?|'[^'\\n]{4,}'?|\`[^\`\\n]{4,}\`?|(?=[^\\s"'\`]{0,100}\\d)[^\\s"'\`,;(){}<>[\\]]{8,})`,
  "gi",
);
/** As the great providers of services write theirs. */
const knownForm =
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|sk-[\w-]{20,}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,})/g;
/** Long, with small and capital letters and digits mixed: what machines make. */
const madeByMachine = /(?<![\w+-])(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])(?=(?:[\w+-]*\d){3})[\w+-]{32,200}/g;

export function maskCode(text: string): string {
  const hidden = text
    .replace(privateKey, masked)
    .replace(encodedLine, `$1${masked}`)
    .replace(assigned, `$1${masked}`)
    .replace(knownForm, masked)
    .replace(madeByMachine, masked);
  return masker.text(hidden);
}
