import { markerLength } from "./marker.ts";

/** GitHub's longest title. */
export const longestTitle = 256;

/** GitHub's longest body of an issue or a comment is 65,536 characters; the marker takes some of them. */
export const longestText = 65_536 - markerLength;

/** Their clock and ours may differ by this much. */
export const clockSkewMilliseconds = 300_000;
