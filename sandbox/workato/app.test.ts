import { expect, test } from 'vitest';
import { startWorkato } from './workato-under-test';

test('60 calls a minute, whatever they ask for', async () => {
  const workato = await startWorkato({ limited: true });
  const answers = [];
  for (let i = 0; i < 61; i++) answers.push(await workato.get(i % 2 ? '/tags' : '/activity_logs?page[size]=1'));
  expect(answers.slice(0, 60).every(({ status }) => status === 200)).toBe(true);
  expect(answers[60]?.status).toBe(429);
  expect(Number(answers[60]?.headers.get('retry-after'))).toBeGreaterThan(0);
  const dev = await workato.call(workato.app.credentials.devApiToken, 'GET', '/tags');
  expect(dev.status).toBe(200);
  await workato.close();
});

test('the secrets cache is cleared, and the workspace behind a token is told without its environment', async () => {
  const workato = await startWorkato();
  expect((await workato.send('POST', '/secrets_management/clear_cache')).body).toEqual({ success: true });
  const me = await workato.get('/users/me');
  expect(me.body).toMatchObject({ name: 'Northwind Automation', recipes_count: 12 });
  expect(me.text).not.toContain('environment');
  await workato.close();
});

test('tags may be answered bare, as one of the vendor’s clients reads them', async () => {
  const workato = await startWorkato({ env: { SANDBOX_WORKATO_TAGS: 'bare' } });
  expect((await workato.send('POST', '/tags', { title: 'Bare' })).body.title).toBe('Bare');
  await workato.close();
});
