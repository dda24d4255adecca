import type { Settings } from '../settings.ts';
import { usual } from './usual.ts';

/** The household's own deployment. The name is that of the first one, so a deployment that exists stays what it is. */
export const prod: Settings = { ...usual, name: 'MyhomeAccount' };
