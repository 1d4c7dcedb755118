import { route } from '@/lib/api/route';
import { createCase } from '@/lib/cases/create';
import { listCases } from '@/lib/cases/read';
import { CreateCase, ListCasesQuery } from '@/lib/cases/schema';

export const GET = route({
  needs: 'cases.read',
  query: ListCasesQuery,
  handle: ({ ctx, query }) => listCases(ctx, query),
});

export const POST = route({
  needs: 'cases.edit',
  body: CreateCase,
  handle: async ({ ctx, body }) => Response.json(await createCase(ctx, body), { status: 201 }),
});
