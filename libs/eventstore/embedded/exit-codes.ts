/** Why the child process ended, in its exit code: the parent restarts it after some of them only. */
export const exitCodes = {
  clean: 0,
  fault: 1,
  usage: 64,
  damaged: 65,
  locked: 66,
  portTaken: 67,
} as const;
