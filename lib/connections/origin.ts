import type { About } from '@/lib/vendors/about';

export type OriginRules = {
  /** Sandbox mode: the vendors are played on this machine. */
  sandbox: boolean;
  /** The origin an admin confirmed by giving it a second time. */
  confirmed: string | null;
};

type Known = Pick<About, 'hosts' | 'origins' | 'customOrigin' | 'label'>;

/**
 * Why a connection of this vendor may not have this origin (scheme, host, port), or null when it may. The worker looks
 * again at what the name resolves to.
 */
export function originProblem(about: Known, origin: string, { sandbox, confirmed }: OriginRules): string | null {
  if (!URL.canParse(origin)) return 'Give a web address like https://host.example.';
  const url = new URL(origin);
  if (url.origin !== origin) return 'Give scheme, host and port only: no path, no user, no trailing slash.';
  if (sandbox && isLoopback(url)) return null;
  if (url.protocol !== 'https:') return 'The address must begin with https://.';
  if (isLoopback(url)) return 'An address of this machine is allowed in sandbox mode only.';
  if (about.origins.some((one) => one.origin === origin)) return null;
  if (url.port === '' && about.hosts.includes(url.hostname)) return null;
  if (!about.customOrigin) return `This is not an address of ${about.label}.`;
  if (confirmed !== origin) return 'This address is not in the vendor’s papers: confirm it by giving it a second time.';
  return null;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
