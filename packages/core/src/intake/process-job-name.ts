export const processJobName = "intake.process";
