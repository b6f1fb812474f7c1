export * from './box';
export * from './nearest';
export { type Place, Places } from './places/places';
export * from './point';
