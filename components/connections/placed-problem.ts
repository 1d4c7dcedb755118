import { ApiProblem } from '@/lib/api/browser';
import type { VendorForm } from '@/lib/connections/schema';
import { nearestInputs } from './nearest-inputs';

type Form = Pick<VendorForm, 'credentials' | 'settings'>;

/** Runs a write of a form; a refusal of the server names the inputs the form has. `place`: what was chosen as address. */
export async function placingProblems<T>(vendor: Form, place: string | null, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const inputs = [
      ...['name', 'origin', 'confirmOrigin'],
      ...vendor.credentials.map(({ name }) => `credentials.${name}`),
      ...vendor.settings.map(({ name }) => `settings.${name}`),
    ].filter((name) => place === null || !name.toLowerCase().endsWith('origin'));
    const aliases = { origin: 'place', confirmOrigin: 'place' };
    const fields = nearestInputs(error.fields, inputs, place === null ? {} : aliases);
    throw new ApiProblem(error.code, error.message, error.requestId, fields, error.status);
  }
}
