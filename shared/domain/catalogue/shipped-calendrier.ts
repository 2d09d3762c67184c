import calendrierFile from '../../../resources/catalogue/calendrier.json' with { type: 'json' };
import { calendrierSchema } from './calendrier.ts';

/** The rules deadlines are computed from, as Relais ships them, checked once for all who read them. */
export const shippedCalendrier = calendrierSchema.parse(calendrierFile);
