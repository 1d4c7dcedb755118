import type { Csp, Risk } from './assumed';

/** One check of the vendor, as our tables write it. */
export type PolicySeed = {
  id: string;
  name: string;
  detects: string;
  /** The sentence of an alert; {resource}, {region}, {account} and {n} are filled in. */
  says: string;
  severity: Risk;
  category: string;
  type: string;
  resource: string;
  threat?: string;
  domains: string;
  /** Where to look in the console, the command that shows it, and the steps that mend it. */
  tab: string;
  check: string;
  fix: readonly string[];
  fixCli?: string;
  why: string;
  link: string;
  mitre?: readonly string[];
  identity?: true;
};

export type Policy = PolicySeed & {
  csp: Csp;
  /** Markdown, as the vendor sends it. */
  audit: string;
  remediation: string;
  recommendations: string;
};

const consoles: Record<Csp, { name: string; cli: string; url: string }> = {
  AWS: { name: 'AWS Console', cli: 'AWS CLI', url: 'https://console.aws.amazon.com/' },
  AZURE: { name: 'Azure Portal', cli: 'Azure CLI', url: 'https://portal.azure.com/' },
  GCP: { name: 'Google Cloud Console', cli: 'gcloud CLI', url: 'https://console.cloud.google.com/' },
  KUBERNETES: { name: 'the cluster', cli: 'kubectl', url: 'https://kubernetes.io/docs/reference/kubectl/' },
};

/** Writes the three procedure texts in the vendor's manner: bold headings, numbered steps, code and links. */
export function makePolicy(csp: Csp, seed: PolicySeed): Policy {
  const { name, cli, url } = consoles[csp];
  const signIn = `Sign in to the ${name} and open the ${seed.type} dashboard at [${url}](${url}).`;
  const code = (command: string) => `\n\n**Using ${cli}**\n\n\`\`\`sh\n${command}\n\`\`\``;
  const look = [signIn, `Select an existing ${seed.type} resource.`, `Open ${seed.tab}.`];
  const again = `Repeat these steps for the other ${seed.type} resources in that region.`;
  return {
    ...seed,
    csp,
    audit: `**Using ${name}**\n\n${numbered([...look, 'Check that the setting is present.', again])}${code(seed.check)}`,
    remediation: `**Using ${name}**\n\n${numbered([...look, ...seed.fix, again])}${seed.fixCli ? code(seed.fixCli) : ''}`,
    recommendations: `${seed.why}\n\n**References**\n* [${seed.name}](${seed.link})`,
  };
}

function numbered(steps: readonly string[]): string {
  return steps.map((step, i) => `${i + 1}. ${step}`).join('\n');
}
