const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Writes bytes in Crockford's base32, lower case, without padding (the alphabet of our ids). The result holds no `-` and no `_`,
 * survives case folding and can stand in an address, a cookie and between separators.
 */
export function encodeBase32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  if (bits > 0) text += alphabet[(buffer << (5 - bits)) & 31];
  return text;
}
