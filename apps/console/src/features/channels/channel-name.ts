import type { Output } from "@eureka/sdk";

export type Channel = Output<"channel.get">;
