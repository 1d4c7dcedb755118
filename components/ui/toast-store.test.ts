import { beforeEach, expect, test } from 'vitest';
import { dismissToast, notify, shownToasts, subscribeToasts } from './toast-store';

beforeEach(() => {
  for (const toast of shownToasts()) dismissToast(toast.id);
});
const texts = () => shownToasts().map((toast) => toast.text);

test('the same words again replace the old ones', () => {
  notify({ text: 'Copied' });
  notify({ text: 'Assigned to you' });
  notify({ text: 'Copied' });
  expect(texts()).toEqual(['Assigned to you', 'Copied']);
});

test('at most three stand at once, the newest', () => {
  for (const text of ['a', 'b', 'c', 'd']) notify({ text });
  expect(texts()).toEqual(['b', 'c', 'd']);
});

test('whoever listens is told, until they leave', () => {
  let told = 0;
  const leave = subscribeToasts(() => told++);
  const id = notify({ text: 'x' });
  dismissToast(id);
  leave();
  notify({ text: 'y' });
  expect(told).toBe(2);
});
