import { templateParts } from './workflow-facts';

/** What a template's variables may stand for: fields of a run, and the names that go with its ids. */
const SAMPLE: Readonly<Record<string, string>> = {
  user_name: 'Ana Lindqvist',
  user_display_name: 'Ana Lindqvist',
  app_name: 'Payroll',
  app_host: 'payroll.corp.example',
  app_url: 'https://payroll.corp.example/',
  app_protocol: 'https',
  app_port: '443',
  device_name: 'NW-MAC-9608EE',
  policy_name: 'Ask before Payroll',
  workflow_name: 'Manager approval',
  client_ip: '198.51.100.7',
  justification: 'Month-end closing',
  requestor_justification: 'Month-end closing',
  approval_ttl_sec: '1 day',
  execution_ttl_sec: '10 minutes',
};

/** A template with samples in the place of its variables, as the HTML that it is; and the variables nobody knows. */
export function filledTemplate(template: string): { html: string; unknown: string[] } {
  const unknown = new Set<string>();
  const html = templateParts(template).map(({ text, isVariable }) => {
    if (!isVariable) return text;
    const name = text.replace(/^[&#^/]\s*/, '');
    const sample = Object.hasOwn(SAMPLE, name) ? SAMPLE[name] : undefined;
    if (sample === undefined) unknown.add(name);
    return escaped(sample ?? `‹${name}›`);
  });
  return { html: html.join(''), unknown: [...unknown] };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
