/** Ranges of addresses to which a key is bound. */
import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Whether an address lies in one of the ranges (`203.0.113.0/24`, `2001:db8::/32`). An unknown address lies in none. */
export function isInRanges(address: string | null, ranges: readonly string[]): boolean {
  if (!address) return false;
  // A socket that serves both families writes IPv4 addresses as ::ffff:203.0.113.7.
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = familyOf(plain);
  if (!family) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits = ""] = range.split("/");
    const rangeFamily = familyOf(network);
    if (rangeFamily) list.addSubnet(network, Number(bits), rangeFamily);
  }
  return list.check(plain, family);
}

function familyOf(address: string): "ipv4" | "ipv6" | null {
  if (isIPv4(address)) return "ipv4";
  return isIPv6(address) ? "ipv6" : null;
}
