// The web process: Next.js, ended when its parent is gone.
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
process.stdin.resume();
process.argv = [process.argv[0], 'next', ...process.argv.slice(2)];
await import('next/dist/bin/next');
