import { z } from 'zod';
import { OperationOverrides } from '../overrides';
import { EnumLabels, EnumRoles } from './labels';

const HEADERS_OF_THE_PROTOCOL = /^(host|connection|content-length|content-type|transfer-encoding|te|trailer|upgrade)$/i;

export const EdgeSettings = z.object({
  accountName: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ label: 'Account name', hint: 'The account that the API key signs in to.' }),
  // How the token travels is not in the vendor's reference; both halves are our reading.
  authHeader: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'A header name.')
    .refine((text) => !HEADERS_OF_THE_PROTOCOL.test(text), 'This header belongs to the protocol.')
    .default('Authorization')
    .meta({ label: 'Header that carries the token', hint: 'Authorization, unless your installation differs.' }),
  authValue: z
    .string()
    .max(100)
    .regex(/^[\x20-\x7e]*\{token\}[\x20-\x7e]*$/, 'Text with {token} in it.')
    .default('Bearer {token}')
    .meta({ label: 'Value of that header', hint: '{token} is replaced.' }),
  statusFilter: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/)
    .default('')
    .meta({
      label: 'Alert status filter',
      hint: 'Sent with every list of alerts; empty asks for what the vendor calls open.',
    }),
  // The papers give no unit for this range; a wrong one would be answered with nothing.
  auditRangeUnit: z
    .string()
    .regex(/^(ms|s)$/, 'ms or s.')
    .default('ms')
    .meta({
      label: 'Unit of the audit log’s range',
      hint: 'ms or s. The vendor’s papers do not say: where Activity stays empty, try the other.',
    }),
  documentIdPath: z
    .string()
    .trim()
    .max(200)
    .regex(/^([A-Za-z_]\w*(\.\w+)*)?$/, 'Names with dots between them, like contentInfo.additionalInfo.fileId.')
    .default('')
    .meta({
      label: 'Document id in DLP incidents',
      hint: 'Where the record of a DLP incident has Edge’s own id of the document, like contentInfo.additionalInfo.fileId. Empty: whoever revokes its sharing gives the id.',
    }),
  enumLabels: EnumLabels.default({}).meta({
    label: 'Names of numbers',
    hint: 'Enum, number, name. A write that needs a number stays off until it is named here.',
  }),
  roles: EnumRoles.prefault({}).meta({
    label: 'Meaning of names',
    hint: 'Which name is which severity or status of ours.',
  }),
  operations: OperationOverrides.default({}).meta({
    label: 'Corrected operations',
    hint: 'Operation, verb, path: where this installation differs from the table.',
  }),
});
export type EdgeSettings = z.infer<typeof EdgeSettings>;
