import { unknownMediaType } from "@eureka/contracts/file";

const token = "[a-z0-9][a-z0-9!#$&^_.+-]{0,126}";
const pattern = new RegExp(`^${token}/${token}$`);

/** A media type without its parameters, or `application/octet-stream` for what is none (RFC 6838 section 4.2). Nobody relies on it. */
export function cleanMediaType(given: string | undefined): string {
  const type = (given ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return pattern.test(type) ? type : unknownMediaType;
}
