import { route } from '@/lib/api/route';
import { readOwnKeys, setOwnKeys } from '@/lib/people/own-keys';
import { OwnKeys } from '@/lib/people/schema';

export const GET = route({ needs: 'signed-in', handle: ({ ctx }) => readOwnKeys(ctx) });

export const PUT = route({ needs: 'signed-in', body: OwnKeys, handle: ({ ctx, body }) => setOwnKeys(ctx, body) });
