import { createReadStream } from 'node:fs';
import { askedWords } from '@almoner/readstore/words';
import { microdegrees } from '../point';
import { NameIndex } from './name-index';

/** A place that people live in. */
export interface Settlement {
  readonly latitude: number;
  readonly longitude: number;
  readonly people: number;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

/** A name that a place has beside its own counts as its own where ten times as many people live. */
const ownNameWeight = 10;

const placesMax = 1 << 18;
/** Where GeoNames' lines of tabulated columns hold what. */
const columns = { name: 1, plainName: 2, otherNames: 3, latitude: 4, longitude: 5, country: 8, people: 14 };

/** GeoNames' list of places in memory, about 20 MB; names are compared by their words. */
export class Gazetteer {
  readonly #names = new NameIndex();
  readonly #latitudes = new Int32Array(placesMax);
  readonly #longitudes = new Int32Array(placesMax);
  readonly #people = new Uint32Array(placesMax);
  readonly #countries = new Uint16Array(placesMax);
  readonly #codes: string[] = [];
  readonly #codeIndex = new Map<string, number>();
  #size = 0;

  private constructor() {}

  /** Takes two seconds of work, in pieces of some milliseconds that leave the event loop free between them. */
  static async read(file: string): Promise<Gazetteer> {
    const gazetteer = new Gazetteer();
    let rest = Buffer.alloc(0);
    for await (const chunk of createReadStream(file, { highWaterMark: 32 * 1024 })) {
      const bytes = Buffer.concat([rest, chunk as Buffer]);
      const end = bytes.lastIndexOf('\n') + 1;
      rest = bytes.subarray(end);
      for (const line of bytes.toString('utf8', 0, end).split('\n')) gazetteer.#add(line.split('\t'));
    }
    gazetteer.#add(rest.toString('utf8').split('\t'));
    return gazetteer;
  }

  get codes(): readonly string[] {
    return this.#codes;
  }

  /** The place that most people mean by a name, of one country if one is given. */
  find(name: string, country?: string): Settlement | undefined {
    let best: number | undefined;
    let bestWeight = -1;
    for (const record of this.#names.find(askedWords(name))) {
      const place = record >>> 1;
      if (country !== undefined && this.#codes[this.#countries[place]!] !== country) continue;
      const weight = (this.#people[place]! + 1) * (record & 1 ? ownNameWeight : 1);
      if (weight <= bestWeight) continue;
      best = place;
      bestWeight = weight;
    }
    return best === undefined ? undefined : this.#place(best);
  }

  *of(country: string): Generator<Settlement, void, undefined> {
    const code = this.#codeIndex.get(country);
    for (let place = 0; place < this.#size; place += 1) {
      if (this.#countries[place] === code) yield this.#place(place);
    }
  }

  #place(place: number): Settlement {
    return {
      latitude: this.#latitudes[place]!,
      longitude: this.#longitudes[place]!,
      people: this.#people[place]!,
      country: this.#codes[this.#countries[place]!]!,
    };
  }

  #add(line: readonly string[]): void {
    const country = line[columns.country];
    if (country === undefined || this.#size === placesMax) return;
    const place = this.#size;
    this.#size += 1;
    this.#latitudes[place] = microdegrees(Number(line[columns.latitude]));
    this.#longitudes[place] = microdegrees(Number(line[columns.longitude]));
    this.#people[place] = Number(line[columns.people]);
    this.#countries[place] = this.#code(country);
    const own = new Set([line[columns.name]!, line[columns.plainName]!].map(askedWords));
    const others = new Set(line[columns.otherNames]!.split(',').map(askedWords));
    for (const name of own) if (name !== '') this.#names.add(name, place * 2 + 1);
    for (const name of others) if (!own.has(name) && name !== '') this.#names.add(name, place * 2);
  }

  #code(country: string): number {
    const known = this.#codeIndex.get(country);
    if (known !== undefined) return known;
    this.#codes.push(country);
    this.#codeIndex.set(country, this.#codes.length - 1);
    return this.#codes.length - 1;
  }
}
