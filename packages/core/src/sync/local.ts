/** What sync decides, without a store: for whoever proves that both sides end the same. */
export { hashOf, type Ledger, recordSides, type Side } from "./compare-sides.ts";
export { mergeOrders, planMoves } from "./merge-orders.ts";
export { planMeeting } from "./plan-meeting.ts";
export { lostThere, noteMeeting, recordBases, recordMeeting } from "./record-meeting.ts";
