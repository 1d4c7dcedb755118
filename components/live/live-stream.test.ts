import { beforeEach, expect, test, vi } from 'vitest';
import { LiveStream, type Source } from './live-stream';

class FakeSource implements Source {
  static all: FakeSource[] = [];
  onerror: Source['onerror'] = null;
  isClosed = false;
  private listeners = new Map<string, (event: MessageEvent<string>) => void>();
  constructor(readonly url: string) {
    FakeSource.all.push(this);
  }
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void) {
    this.listeners.set(name, listener);
  }
  close() {
    this.isClosed = true;
  }
  say(name: string, data: unknown, lastEventId = '') {
    this.listeners.get(name)?.(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }
}

beforeEach(() => {
  FakeSource.all = [];
  vi.useFakeTimers();
});

function begun() {
  const stream = new LiveStream((url) => new FakeSource(url));
  const heard: unknown[] = [];
  const stop = stream.onChange((ids) => heard.push(ids));
  const last = () => FakeSource.all.at(-1) ?? new FakeSource('none');
  return { stream, heard, stop, last };
}

test('a lost stream goes on after its last event, and says meanwhile that it is down', () => {
  const { stream, heard, last } = begun();
  last().say('hello', { isWhole: true }, 'e.1');
  last().say('changed', { ids: ['a'] }, 'e.2');
  expect(heard).toEqual([null, ['a']]);
  last().onerror?.(new Event('error'));
  expect(stream.now()).toBe('down');
  vi.advanceTimersByTime(1000);
  expect(last().url).toBe('/api/stream?after=e.2');
  last().say('hello', { isWhole: true }, 'e.3');
  last().say('changed', { ids: ['b'] }, 'e.3');
  expect(stream.now()).toBe('open');
  expect(heard).toEqual([null, ['a'], ['b']]);
});

test('where it cannot go on, anything may have changed', () => {
  const { heard, last } = begun();
  last().say('hello', { isWhole: true }, 'e.1');
  last().onerror?.(new Event('error'));
  vi.advanceTimersByTime(1000);
  last().say('hello', { isWhole: false }, 'f.9');
  expect(heard).toEqual([null, null]);
});

test('one that has fallen silent is given up', () => {
  const { stream, last } = begun();
  last().say('hello', { isWhole: true }, 'e.1');
  const first = last();
  vi.advanceTimersByTime(30_000);
  first.say('beat', {});
  vi.advanceTimersByTime(30_000);
  expect(stream.now()).toBe('open');
  vi.advanceTimersByTime(10_000);
  expect(first.isClosed).toBe(true);
  expect(stream.now()).toBe('down');
});

test('it is there only while somebody listens and the window is in sight', () => {
  const { stream, stop, last } = begun();
  last().say('hello', { isWhole: true }, 'e.1');
  stream.setHidden(true);
  expect(last().isClosed).toBe(true);
  stream.setHidden(false);
  expect(last().url).toBe('/api/stream?after=e.1');
  stop();
  expect(last().isClosed).toBe(true);
  expect(FakeSource.all).toHaveLength(2);
});

test('who looks at a finding is known until the stream is lost', () => {
  const { stream, last } = begun();
  last().say('hello', { isWhole: true }, 'e.1');
  const ben = { findingId: 'a', userId: 'u', name: 'Ben' };
  last().say('presence', { viewers: [ben] });
  expect(stream.viewersOf('a')).toEqual([ben]);
  expect(stream.viewersOf('b')).toEqual([]);
  last().onerror?.(new Event('error'));
  expect(stream.viewersOf('a')).toEqual([]);
});
