const { imul } = Math;

/** How many chains names are spread over; a power of two. */
const chains = 1 << 19;

/**
 * Many names of few records in little memory: a name is kept as 51 bits of its hash, never as text. Two different names of
 * a million alike in all of them are less likely than one in a thousand.
 */
export class NameIndex {
  readonly #last = new Int32Array(chains).fill(-1);
  #previous = new Int32Array(chains);
  #check = new Uint32Array(chains);
  #record = new Uint32Array(chains);
  #size = 0;

  add(name: string, record: number): void {
    if (this.#size === this.#check.length) this.#grow();
    const [chain, check] = hash(name);
    this.#previous[this.#size] = this.#last[chain]!;
    this.#check[this.#size] = check;
    this.#record[this.#size] = record;
    this.#last[chain] = this.#size;
    this.#size += 1;
  }

  *find(name: string): Generator<number, void, undefined> {
    const [chain, check] = hash(name);
    for (let entry = this.#last[chain]!; entry !== -1; entry = this.#previous[entry]!) {
      if (this.#check[entry] === check) yield this.#record[entry]!;
    }
  }

  #grow(): void {
    const length = 2 * this.#size;
    this.#previous = grown(this.#previous, new Int32Array(length));
    this.#check = grown(this.#check, new Uint32Array(length));
    this.#record = grown(this.#record, new Uint32Array(length));
  }
}

function grown<Numbers extends Int32Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Two hashes of different multipliers over the same units. */
function hash(name: string): readonly [chain: number, check: number] {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    one = imul(one ^ unit, 2_654_435_761);
    other = imul(other ^ unit, 1_597_334_677);
  }
  one = imul(one ^ (one >>> 16), 2_246_822_507) ^ imul(other ^ (other >>> 13), 3_266_489_909);
  other = imul(other ^ (other >>> 16), 2_246_822_507) ^ imul(one ^ (one >>> 13), 3_266_489_909);
  return [(one >>> 0) & (chains - 1), other >>> 0];
}
