import { type ContractCase, contracted } from './contract-case';

/** Workflow Automation for the contract suite. */
export const workflowContract: ContractCase = {
  connection: ({ credentials }) => ({ credentials, settings: {} }),
  listOperation: 'dlp_incident_search',
  listNoun: 'finding',
  loginOperation: 'token',
  // Its portal offers known severities only; `map.test.ts` of the vendor feeds others.
  unknownSeverity: null,
  async commands({ findings }) {
    const [close, note, label] = findings.filter(
      ({ status, labels }) => status === 'new' && !labels.some((one) => one.includes('Second Review')),
    );
    if (!close || !note || !label) throw new Error('the sandbox has too few new incidents');
    // Only labels that its administrators defined exist there.
    const resolutionLabel = { key: 'Outcome', value: 'Business Justified' };
    const labels = [{ key: 'Review', value: 'Second Review' }];
    return [
      contracted('incident_close', 'dlp.close', close.externalId, { resolutionLabel, notes: 'Planned <b>backup</b>' }),
      contracted('incident_notes', 'dlp.note', note.externalId, { notes: 'Asked the user' }),
      contracted('assign_labels', 'dlp.label', label.externalId, { labels }),
    ];
  },
};

/** Posture Control for the contract suite: it takes no writes at all. */
export const postureContract: ContractCase = {
  connection: ({ credentials }) => ({ credentials, settings: {} }),
  listOperation: 'list_cloud_alerts',
  listNoun: 'finding',
  loginOperation: null,
  unknownSeverity: null,
  commands: async () => [],
};
