/** Lets the commands of one stream run one after the other inside this process, so a busy stream is no retry storm. */
export class StreamsInTurn {
  private readonly tails = new Map<string, Promise<unknown>>();

  async run<Result>(stream: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.tails.get(stream);
    const mine = before === undefined ? work() : before.then(work, work);
    this.tails.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.tails.get(stream) === mine) this.tails.delete(stream);
    }
  }
}
