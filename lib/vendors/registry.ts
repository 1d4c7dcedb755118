import { AppError } from '@/lib/errors';
import { laceworkEdge } from './lacework-edge/vendor';
import type { Vendor } from './vendor';
import { workato } from './workato/vendor';
import { zscalerPosture } from './zscaler-posture/vendor';
import { zscalerWorkflow } from './zscaler-workflow/vendor';

/** Every vendor there is, for the worker; `catalogue.ts` is its browser-safe twin. */
export const VENDORS: readonly Vendor[] = [zscalerWorkflow, zscalerPosture, laceworkEdge, workato];

/** Throws `not_found` for an id no vendor has. */
export function vendorById(id: string): Vendor {
  const vendor = VENDORS.find((one) => one.about.id === id);
  if (!vendor) throw new AppError('not_found', 'No such vendor.');
  return vendor;
}
