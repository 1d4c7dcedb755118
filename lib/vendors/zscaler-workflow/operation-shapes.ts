import { z } from 'zod';
import { QueryText } from '../path-part';
import { QueryNumber } from '../request-shape';
import search from './fixtures/search.json' with { type: 'json' };

/** Keys that are ids in this vendor's answers: text, however many digits they have. */
export const ids = ['internalId', 'transactionId', 'incidentId', 'ticketId', 'projectId', 'pageId'] as const;

export const INCIDENT_ID = '1-143-16786974353299200003';

/** Zero-based; `pageId` of an answer may stand for the number of the next page. */
export const PAGED = z.strictObject({
  page: QueryNumber.meta({ description: 'From 0.' }).optional(),
  pageSize: QueryNumber.meta({ description: '1 to 100.' }).optional(),
  pageId: QueryText.optional(),
});

const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT/, 'A time like 2025-03-03T18:04:52Z.');

export const SearchBody = z.looseObject({
  fields: z
    .array(
      z.looseObject({
        name: z.string().min(1).meta({ description: 'severity, status, priority, labels, engine, incidentGroup, …' }),
        value: z.array(z.union([z.string(), z.record(z.string(), z.array(z.string()))])),
      }),
    )
    .default([]),
  timeRange: z.looseObject({ startTime: Instant.optional(), endTime: Instant.optional() }).default({}),
});

export const LabelBody = z.looseObject({ key: z.string().min(1).max(200), value: z.string().min(1).max(200) });

/** The vendor's samples, by what they show. */
export const ANSWERS = {
  incidents: search,
  incident: search.incidents[0],
  history: {
    incidentId: INCIDENT_ID,
    startDate: '2023-03-13T08:50:46Z',
    endDate: '2023-04-24T14:55:26Z',
    changeHistory: [
      {
        changeType: 'CHANGE_STATUS',
        changedAt: '2023-04-24T14:55:26Z',
        changedByName: 'exampledlpadmin@zscaler.com',
        changeData: { before: 'NEW', after: 'RESOLVED' },
        comment: '',
      },
    ],
  },
  tickets: {
    tickets: [
      {
        ticketType: 'JIRA_CLOUD',
        ticketingSystemName: 'Jira-tenant-proxy 2',
        projectId: '17',
        projectName: 'Dev test team project',
        ticketInfo: {
          ticketId: 'DTTP-11',
          ticketUrl: 'https://zscaler-dev.atlassian.net/browse/DTTP-11',
          state: 'Done',
        },
      },
    ],
  },
  evidence: {
    fileName: 'info-details.docx',
    fileType: 'docx',
    evidenceURL: 'https://storage.example/…',
    additionalInfo: {},
  },
  groups: {
    incidentGroups: [
      {
        id: 17,
        name: 'GLBA',
        description: '',
        status: 'ACTIVE',
        incidentGroupType: 'DLP',
        isDLPIncidentGroupAlreadyMapped: false,
        isDLPAdminConfigAlreadyMapped: false,
      },
    ],
  },
  audit: {
    cursor: { totalPages: 1, currentPageNumber: 0, currentPageSize: 1, totalElements: 1 },
    logs: [{ action: { action: 'UPDATE' }, module: 'DLP', resource: 'Incident', changedAt: '2023-04-24T14:55:26Z' }],
  },
  token: { token: '', token_type: 'Bearer', expires_in: 43_200 },
};
