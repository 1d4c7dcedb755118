import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { clientOf } from './client';
import { freePort, sleep } from './process';

/** A proxy that does nothing but pass on, with kept connections on both sides; null where nginx is not installed. */
export async function startNginx(dir: string, vendorPort: number) {
  fs.mkdirSync(dir, { recursive: true });
  const port = await freePort();
  const file = path.join(dir, 'nginx.conf');
  fs.writeFileSync(file, config(dir, port, vendorPort));
  const child = spawn('nginx', ['-p', dir, '-c', file, '-e', path.join(dir, 'error.log')], { stdio: 'ignore' });
  const ended = new Promise<'absent' | 'ended'>((resolve) => {
    child.once('error', () => resolve('absent'));
    child.once('exit', () => resolve('ended'));
  });
  const client = clientOf(`http://127.0.0.1:${port}`);
  const listens = async (): Promise<'listens'> => {
    for (;;) {
      const answer = await client.get('/').catch(() => null);
      if (answer) return 'listens';
      await sleep(50);
    }
  };
  const came = await Promise.race([ended, listens()]);
  if (came === 'ended') throw new Error(`nginx ended: ${fs.readFileSync(path.join(dir, 'error.log'), 'utf8')}`);
  if (came === 'absent') return null;
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.all([client.close(), ended]);
  };
  return { client, stop };
}

function config(dir: string, port: number, vendorPort: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  );
  return `daemon off;
master_process off;
pid ${dir}/nginx.pid;
events { worker_connections 64; }
http {
  access_log off;
  ${temporary.join('\n  ')}
  upstream vendor { server 127.0.0.1:${vendorPort}; keepalive 8; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://vendor;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_max_temp_file_size 0;
    }
  }
}
`;
}
