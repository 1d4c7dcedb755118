// What a Node process holds: all that is still reachable once its garbage is gone, as a debugger is told it.
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'undici';
import type { Place } from './traces';

type Message = { id?: number; method?: string; params?: { chunk?: string } };

const INSPECTOR = 'http://127.0.0.1:9229/json/list';

/** A heap snapshot of a process of ours. One at a time: the inspector has one port, and is closed again. */
export async function heapOf(pid: number): Promise<Place> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await inspectorUrl());
  const chunks: string[] = [];
  const waiting = new Map<number, () => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params }: Message = JSON.parse(String(data));
    if (method === 'HeapProfiler.addHeapSnapshotChunk' && params?.chunk) chunks.push(params.chunk);
    if (id !== undefined) waiting.get(id)?.();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const ask = (id: number, method: string, params = {}) =>
    new Promise<void>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
  await ask(1, 'HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  void ask(2, 'Runtime.evaluate', { expression: "process.getBuiltinModule('inspector').close()" });
  await closed;
  return { name: `heap of ${pid}`, bytes: Buffer.from(chunks.join('')) };
}

async function inspectorUrl(): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      const [target] = await (await fetch(INSPECTOR)).json();
      return target.webSocketDebuggerUrl;
    } catch (error) {
      if (tries > 200) throw error;
      await sleep(50);
    }
  }
}
