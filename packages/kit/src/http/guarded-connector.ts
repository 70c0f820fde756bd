import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "./is-public-address.ts";
import { OutgoingRequestError } from "./outgoing-request-error.ts";

/** Finds the addresses of a host name. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export interface ConnectorOptions {
  readonly allowPrivate: boolean;
  /** Ports that may be connected to; undefined means all. */
  readonly ports: readonly number[] | undefined;
  readonly timeoutMs: number;
  readonly lookup?: Lookup;
}

/** Names that mean this machine whatever a name server says (RFC 6761). */
const localName = /(^|\.)localhost\.?$/i;

/**
 * Makes undici's `connect`. An address literal is checked here, because no look-up happens for it. A name is looked up once, all its addresses
 * are checked, and the socket gets exactly these: a name server that answers differently the second time (DNS rebinding) gains nothing.
 */
export function createGuardedConnector(options: ConnectorOptions): buildConnector.connector {
  const { allowPrivate, ports, timeoutMs, lookup = lookupAll } = options;

  async function findAddresses(hostname: string): Promise<readonly string[]> {
    const addresses = await lookup(hostname);
    // One bad address among good ones is refused as well: whoever mixes them is trying something.
    if (addresses.length === 0 || !(allowPrivate || addresses.every(isPublicAddress))) throw refuseAddress(hostname);
    return addresses;
  }

  function findRefusal({ hostname, port, protocol }: buildConnector.Options): OutgoingRequestError | undefined {
    const portNumber = Number(port || (protocol === "https:" ? 443 : 80));
    if (ports && !ports.includes(portNumber)) {
      return new OutgoingRequestError("port_refused", `Port ${portNumber} must not be called.`);
    }
    if (allowPrivate) return undefined;
    const name = hostname.replace(/^\[|\]$/g, "");
    return localName.test(name) || (isIP(name) && !isPublicAddress(name)) ? refuseAddress(name) : undefined;
  }

  const connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: toSocketLookup(findAddresses) });
  return (target, callback) => {
    const refusal = findRefusal(target);
    if (refusal) process.nextTick(callback, refusal, null);
    else connect(target, callback);
  };
}

function refuseAddress(name: string): OutgoingRequestError {
  return new OutgoingRequestError("address_refused", `${name} is not a host of the public internet.`);
}

/** Node's sockets ask for all addresses and try them in turn, or for one. */
function toSocketLookup(find: Lookup): LookupFunction {
  return (hostname, { all }, callback) => {
    find(hostname).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        if (all) callback(null, found);
        else callback(null, found[0]?.address ?? "", found[0]?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

async function lookupAll(hostname: string): Promise<string[]> {
  const found = await systemLookup(hostname, { all: true });
  return found.map(({ address }) => address);
}
