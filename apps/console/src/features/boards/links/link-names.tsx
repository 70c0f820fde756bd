/** The other boards of a link, each with the way to it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import MuiLink from "@mui/material/Link";
import { Fragment } from "react";
import { Link } from "react-router";

export function LinkNames({ boardIds }: { readonly boardIds: readonly string[] }) {
  return boardIds.map((id, index) => (
    <Fragment key={id}>
      {index > 0 && ", "}
      <BoardName id={id} />
    </Fragment>
  ));
}

function BoardName({ id }: { readonly id: string }) {
  const board = eurekaApi.useBoardGetQuery({ id }).data;
  return (
    <MuiLink color="inherit" component={Link} sx={{ overflowWrap: "anywhere" }} to={`/boards/${id}`}>
      <bdi>{board?.name ?? "…"}</bdi>
    </MuiLink>
  );
}
