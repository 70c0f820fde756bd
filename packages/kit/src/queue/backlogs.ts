/**
 * The jobs that one worker holds, in two backlogs: patient jobs mostly wait for something elsewhere, so that very many of them go on at
 * once, in slots of their own; all others share the slots in which work is done.
 */
import { createBacklog } from "./backlog.ts";
import type { LeasedJob } from "./job.ts";

export interface BacklogOptions {
  readonly concurrency: number;
  readonly patientConcurrency: number;
  readonly isPatient: (name: string) => boolean;
}

export function createBacklogs({ concurrency, patientConcurrency, isPatient }: BacklogOptions) {
  const busy = createBacklog(concurrency);
  const patient = createBacklog(patientConcurrency);
  const backlogOf = ({ name }: LeasedJob) => (isPatient(name) ? patient : busy);

  return {
    add(jobs: readonly LeasedJob[]): void {
      busy.add(jobs.filter(({ name }) => !isPatient(name)));
      patient.add(jobs.filter(({ name }) => isPatient(name)));
    },
    /** Takes the job that begins now, or undefined when none may. */
    next: (): LeasedJob | undefined => patient.next() ?? busy.next(),
    finish: (job: LeasedJob, succeeded: boolean): LeasedJob[] => backlogOf(job).finish(job, succeeded),
    clear(): void {
      busy.clear();
      patient.clear();
    },
    /** Jobs that hold one of the slots for work, and those that wait for one. */
    running: busy.running,
    waiting: busy.waiting,
    /** Whether there is no slot for patient jobs, or as many of one organization as there are slots wait for one. */
    isFullOfPatients: () => patient.running() >= patientConcurrency || patient.waiting() >= patientConcurrency,
    /** All jobs, those that run first. */
    held: () => [...busy.held(), ...patient.held()],
    waitingOrganizations: busy.waitingOrganizations,
  };
}
