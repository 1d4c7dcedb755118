import { type CreateVendor, type RunningSandbox, runVendors, type SandboxOptions } from './core/run-vendors';
import type { VendorId } from './core/vendor-app';
import { createLaceworkEdge } from './lacework-edge/app';
import { createWorkato } from './workato/app';
import { createZscalerPosture } from './zscaler-posture/app';
import { createZscalerWorkflow } from './zscaler-workflow/app';

const creators: Record<VendorId, CreateVendor> = {
  'zscaler-workflow': createZscalerWorkflow,
  'zscaler-posture': createZscalerPosture,
  'lacework-edge': createLaceworkEdge,
  workato: createWorkato,
};

/** Starts the four vendors, the evidence storage and the control server on loopback. */
export function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  return runVendors(creators, options);
}
