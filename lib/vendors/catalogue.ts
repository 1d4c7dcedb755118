import { AppError } from '@/lib/errors';
import type { About } from './about';
import { about as laceworkEdge } from './lacework-edge/about';
import { about as workato } from './workato/about';
import { about as zscalerPosture } from './zscaler-posture/about';
import { about as zscalerWorkflow } from './zscaler-workflow/about';

/** What is known of every vendor without reaching it; safe for the browser and the web process. */
export const CATALOGUE: readonly About[] = [zscalerWorkflow, zscalerPosture, laceworkEdge, workato];

/** Throws `not_found` for an id no vendor has. */
export function aboutById(id: string): About {
  const about = CATALOGUE.find((one) => one.id === id);
  if (!about) throw new AppError('not_found', 'No such vendor.');
  return about;
}
