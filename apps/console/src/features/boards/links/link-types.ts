/** Board links as the client gives them. */
import type { api, Output } from "@eureka/sdk";

export type BoardLink = Output<"board_link.list">["data"][number];
export type LinkPreview = Output<"board_link.preview">;
export type LinkFilter = api.BoardLinkFilter;
