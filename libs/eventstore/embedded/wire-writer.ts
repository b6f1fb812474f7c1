/**
 * Writes protobuf from the last field to the first, so that the length of a nested message is known when its prefix
 * is written and each message costs one pass and one copy. Reading events over the wire spends its time here.
 */
export class WireWriter {
  #buffer: Buffer;
  #at: number;

  constructor(bytes = 16_384) {
    this.#buffer = Buffer.allocUnsafe(bytes);
    this.#at = bytes;
  }

  /** The message so far, copied out; the writer is empty afterwards. */
  take(): Buffer {
    const message = Buffer.from(this.#buffer.subarray(this.#at));
    this.#at = this.#buffer.length;
    return message;
  }

  bytes(field: number, value: Uint8Array): void {
    this.#reserve(value.length + 20);
    this.#at -= value.length;
    this.#buffer.set(value, this.#at);
    this.#prefix(field, value.length);
  }

  text(field: number, value: string): void {
    const length = Buffer.byteLength(value);
    this.#reserve(length + 20);
    this.#at -= length;
    this.#buffer.write(value, this.#at, length, 'utf8');
    this.#prefix(field, length);
  }

  integer(field: number, value: number | bigint): void {
    this.#reserve(20);
    this.#varint(value);
    this.#varint(field << 3);
  }

  /** Everything that `write` adds becomes one nested message. */
  nested(field: number, write: () => void): void {
    const before = this.#buffer.length - this.#at;
    write();
    this.#reserve(20);
    this.#prefix(field, this.#buffer.length - this.#at - before);
  }

  empty(field: number): void {
    this.#reserve(20);
    this.#prefix(field, 0);
  }

  #prefix(field: number, length: number): void {
    this.#varint(length);
    this.#varint((field << 3) | 2);
  }

  #varint(value: number | bigint): void {
    if (typeof value === 'number' && value < 0x80) {
      this.#buffer[--this.#at] = value;
      return;
    }
    if (typeof value === 'number' && value <= 0x7fffffff) {
      this.#at -= value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
      let at = this.#at;
      let rest = value;
      for (; rest >= 0x80; rest >>>= 7) this.#buffer[at++] = (rest & 0x7f) | 0x80;
      this.#buffer[at] = rest;
      return;
    }
    const groups: number[] = [];
    for (let rest = BigInt(value); groups.length === 0 || rest > 0n; rest >>= 7n)
      groups.push(Number(rest & 0x7fn));
    this.#at -= groups.length;
    groups.forEach((group, index) => {
      this.#buffer[this.#at + index] = index < groups.length - 1 ? group | 0x80 : group;
    });
  }

  #reserve(bytes: number): void {
    if (this.#at >= bytes) return;
    const used = this.#buffer.length - this.#at;
    const grown = Buffer.allocUnsafe((used + bytes) * 2);
    this.#buffer.copy(grown, grown.length - used, this.#at);
    this.#at = grown.length - used;
    this.#buffer = grown;
  }
}
