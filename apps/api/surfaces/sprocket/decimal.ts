declare global {
  interface JSON {
    /** Text that stands in JSON as it is (ECMAScript proposal "JSON.parse source text access"). */
    rawJSON(text: string): unknown;
  }
}

/** A decimal number as it is written, digit for digit: a float would be one of its neighbours. */
export class Decimal {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.rawJSON(this.text);
  }
}
