/** Blots secrets out of changes before they are kept for good. */

const secretName = /secret|passw|token|credential|authorization|cookie|api_?key|private_?key|signature/i;
const maskedValue = "[secret]";

/** A copy in which the value of every field with a telling name is masked, at any depth. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretName.test(name) ? maskMember(member) : maskSecrets(member),
    ]),
  );
}

/** A changed field keeps its form {from, to}: that it changed is no secret. */
function maskMember(member: unknown): unknown {
  if (typeof member !== "object" || member === null || Array.isArray(member)) return mask(member);
  return Object.fromEntries(Object.entries(member).map(([name, inner]) => [name, mask(inner)]));
}

function mask(value: unknown): unknown {
  return value === null || value === undefined ? value : maskedValue;
}
