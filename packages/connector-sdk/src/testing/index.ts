/** The contract suites: vitest tests that every connector runs beside its own cases. */
export { type ChatContractHarness, describeChatContract } from "./chat-contract.ts";
export { type ContractFaults, catchConnectorError, expectEveryErrorCode } from "./contract-faults.ts";
export { hostileTexts } from "./hostile-texts.ts";
export { describeInboundContract, type InboundContractOptions } from "./inbound-contract.ts";
export {
  describePullRequestContract,
  type PullRequestContractHarness,
  type PullRequestDeed,
} from "./pull-request-contract.ts";
export { describeTrackerContract, type TrackerContractHarness } from "./tracker-contract.ts";
