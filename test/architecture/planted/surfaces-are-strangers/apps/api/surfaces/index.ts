export { present } from './one/present';
