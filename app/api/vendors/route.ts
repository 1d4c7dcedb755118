import { route } from '@/lib/api/route';
import { listVendors } from '@/lib/connections/catalogue';

export const GET = route({
  needs: 'sources.read',
  handle: () => listVendors(),
});
