/**
 * The beginning of the second that an instant lies in, epoch milliseconds both. Where seconds are all that is shown, records of
 * one second are as late as each other.
 */
export const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;
