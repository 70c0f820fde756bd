import type { Row } from "@eureka/sdk";
import MuiLink from "@mui/material/Link";
import { safeAddress } from "../../../ui/safe-address.ts";

/** What a pull request is called, as the way to it on its platform. */
export function PullRequestLink({
  pull,
}: {
  readonly pull: Pick<Row<"pull_request.list">, "name" | "title" | "permalink">;
}) {
  const { name, title, permalink } = pull;
  const address = safeAddress(permalink);
  return (
    <MuiLink
      sx={{ overflowWrap: "anywhere", minWidth: 0 }}
      {...(address && { href: address, rel: "noreferrer noopener", target: "_blank" })}
    >
      {name} <bdi>{title}</bdi>
    </MuiLink>
  );
}
