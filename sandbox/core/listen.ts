import type { Server } from 'node:http';

/** Binds to loopback only. Port 0 takes any free one; the answer is the origin to call. */
export function listen(server: Server, port: number, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port}, asked for by sandbox ${name}, is in use.`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('a TCP server has a port'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}
