import ipaddr from "ipaddr.js";

/** The part of the IPv6 space that is given out to the public (RFC 4291 section 2.4): what is not in it cannot be a foreign host. */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an IP address literal is one of the public internet. Private, loopback, link-local (with the cloud metadata services), shared,
 * multicast and reserved addresses are not, nor IPv6 forms that carry an IPv4 address inside, unless it is mapped and itself public.
 */
export function isPublicAddress(literal: string): boolean {
  if (!ipaddr.isValid(literal)) return false;
  const address = ipaddr.process(literal);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(globalUnicast);
}
