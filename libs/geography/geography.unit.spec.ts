import * as fc from 'fast-check';
import { type Box, boxAround, boxBounds, boxOf, centreOf, contains } from './box';
import { nearest } from './nearest';
import { antimeridian, distanceMetres, farthestMetres, type Point, pointOf, poleMicrodegrees } from './point';

const at = (latitude: number, longitude: number): Point => pointOf(latitude, longitude)!;
const berlin = at(52.52437, 13.41053);
const point: fc.Arbitrary<Point> = fc.record({
  latitude: fc.integer({ min: -poleMicrodegrees, max: poleMicrodegrees }),
  longitude: fc.integer({ min: -antimeridian, max: antimeridian }),
});

describe('points', () => {
  test('are whole microdegrees; longitudes go round, latitudes end at the poles', () => {
    expect(pointOf(52.5200079, 13.4049540001)).toEqual({ latitude: 52_520_008, longitude: 13_404_954 });
    expect(pointOf(-0, -0.0000001)).toEqual({ latitude: 0, longitude: 0 });
    expect(pointOf(0, 190)).toEqual(at(0, -170));
    expect(pointOf(0, -541)).toEqual(at(0, 179));
    expect([pointOf(90.1, 0), pointOf(Number.NaN, 0), pointOf(0, Infinity)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['Berlin and Munich', berlin, at(48.13743, 11.57549), 504_000, 1_000],
    ['both sides of the antimeridian', at(0, 179.5), at(0, -179.5), 111_195, 1],
    ['a pole from two meridians', at(90, 0), at(90, 120), 0, 0],
    ['antipodes', at(0, 0), at(0, 180), farthestMetres, 1],
  ])('%s', (_, from, to, metres, tolerance) => {
    expect(Math.abs(distanceMetres(from, to) - metres)).toBeLessThanOrEqual(tolerance);
  });

  test('distances are whole, the same both ways, never beyond half the way round, and no way is a short cut', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const [ab, bc, ac] = [distanceMetres(a, b), distanceMetres(b, c), distanceMetres(a, c)];
        expect(Number.isSafeInteger(ab)).toBe(true);
        expect(distanceMetres(b, a)).toBe(ab);
        expect(distanceMetres(a, a)).toBe(0);
        expect(ab).toBeLessThanOrEqual(farthestMetres);
        expect(ac).toBeLessThanOrEqual(ab + bc + 2);
      }),
    );
  });
});

describe('boxes', () => {
  const corners = (south: number, west: number, north: number, east: number): Box =>
    boxOf({ south, west, north, east })!;

  test.each([
    ['an ordinary one', corners(50, 5, 55, 15), berlin, true],
    ['its edge', corners(52.52437, 13.41053, 53, 14), berlin, true],
    ['west of it', corners(50, 14, 55, 15), berlin, false],
    ['across the antimeridian', corners(-20, 170, 20, -170), at(0, 180), true],
    ['across the antimeridian, the other side', corners(-20, 170, 20, -170), at(0, -175), true],
    ['across the antimeridian, not round the whole Earth', corners(-20, 170, 20, -170), at(0, 0), false],
    ['touching the antimeridian from the west', corners(-20, 170, 20, 180), at(0, -180), true],
    ['touching it from the east', corners(-20, -180, 20, -170), at(0, 180), true],
    ['a map that shows the Earth twice', corners(-90, -300, 90, 300), berlin, true],
    ['a map turned by once round', corners(50, 365, 55, 375), berlin, true],
    ['latitudes beyond the poles', corners(-120, -180, 120, 180), at(90, 0), true],
    ['south and north exchanged', corners(55, 5, 50, 15), berlin, false],
  ])('%s', (_, box, place, inside) => {
    expect(contains(box, place)).toBe(inside);
  });

  test('corners that are no numbers make no box', () => {
    expect(boxOf({ south: 1, west: Number.NaN, north: 2, east: 3 })).toBeUndefined();
  });

  test('a box around a point holds everything that near, at poles and the antimeridian too', () => {
    const close = fc.integer({ min: -200_000, max: 200_000 });
    fc.assert(
      fc.property(point, close, close, fc.integer({ min: 0, max: 60_000 }), (centre, north, east, metres) => {
        const near = at(
          Math.max(-90, Math.min(90, (centre.latitude + north) / 1e6)),
          (centre.longitude + east) / 1e6,
        );
        const inside = contains(boxAround(centre, metres), near);
        if (distanceMetres(centre, near) <= metres) expect(inside).toBe(true);
        // The box is no more than its corners larger than the circle, away from the poles.
        if (Math.abs(centre.latitude) < 80e6 && distanceMetres(centre, near) > 1.5 * metres + 5)
          expect(inside).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(boxBounds(boxAround(at(89.99, 10), 5_000)).slice(2, 4)).toEqual([-antimeridian, antimeridian]);
    expect(boxAround(berlin, farthestMetres)).toEqual(corners(-90, -180, 90, 180));
  });

  test('the centre lies halfway, across the antimeridian too', () => {
    expect(centreOf(corners(50, 5, 55, 15))).toEqual(at(52.5, 10));
    expect(centreOf(corners(-10, 170, 10, -160))).toEqual(at(0, -175));
  });
});

describe('nearest', () => {
  const rows = fc.array(point, { maxLength: 60 });

  test('is what sorting all rows by distance gives, ties as the candidates came', async () => {
    await fc.assert(
      fc.asyncProperty(
        point,
        rows,
        fc.integer({ min: 0, max: 70 }),
        fc.boolean(),
        async (centre, all, count, few) => {
          const withinMetres = few ? 3_000_000 : undefined;
          const given = [...all, ...all].map((place, id) => ({ ...place, id }));
          const found = await nearest(centre, { count, withinMetres }, async (bounds) => {
            const [south, north, west, east, otherWest, otherEast] = bounds;
            return given.filter(
              ({ latitude, longitude }) =>
                south <= latitude &&
                latitude <= north &&
                ((west <= longitude && longitude <= east) ||
                  (otherWest <= longitude && longitude <= otherEast)),
            );
          });
          const expected = given
            .map((row) => ({ ...row, distanceMetres: distanceMetres(centre, row) }))
            .filter((row) => row.distanceMetres <= (withinMetres ?? farthestMetres))
            .sort((left, right) => left.distanceMetres - right.distanceMetres || left.id - right.id)
            .slice(0, count);
          expect(found).toEqual(expected);
        },
      ),
    );
  });

  test('looks no farther than it must', async () => {
    let looks = 0;
    const near = await nearest(berlin, { count: 1 }, async () => {
      looks += 1;
      return [{ ...berlin, id: 1 }];
    });
    expect(near).toEqual([{ ...berlin, id: 1, distanceMetres: 0 }]);
    expect(looks).toBe(1);
  });
});
