import { asObject } from '../core/call';
import { type StoredDocument, withShares } from './document-data';
import { flagIn, textIn } from './fields';
import { bad, type EdgeCall, idOf, missing, type Ops } from './op';
import type { Tenant } from './tenant';

/** The two revokes show no success body in the contract, so there is none. */
export function documentOps(tenant: Tenant): Ops {
  return {
    getDocument: (call) => ({ body: documentOf(tenant, call).document }),
    revokeDocumentAccess: (call) => {
      const stored = documentOf(tenant, call, 'normalized_document_uuid');
      const accessId = textIn(call.body, 'access_id');
      const shares = sharesOf(stored);
      const left = shares.filter((share) => asObject(share)?.access_id !== accessId);
      if (left.length === shares.length) throw bad('access_id does not exist on this document');
      tenant.put('documents', withShares(stored, left, tenant.now()));
      return { assumed: true };
    },
    revokeDocumentSharing: (call) => {
      const stored = documentOf(tenant, call, 'normalized_document_uuid');
      const inOffice = stored.document.datasource === 'OFFICE365';
      if (inOffice && (textIn(call.body, 'site_id') === '' || textIn(call.body, 'object_id') === '')) {
        throw bad('site_id and object_id are needed for Office 365');
      }
      const { document } = withShares(stored, [], tenant.now());
      const shared = flagIn(call.body, 'external_only') ? document.is_shared : false;
      tenant.put('documents', { ...stored, document: { ...document, is_shared: shared } });
      return { assumed: true };
    },
  };
}

function documentOf(tenant: Tenant, call: EdgeCall, bodyName?: string): StoredDocument {
  const stored = tenant.table('documents').get(idOf(call, 'uuid', bodyName));
  const document = asObject(stored?.document);
  if (!stored || !document) throw missing(call, 'document');
  return { uuid: String(stored.uuid), document };
}

function sharesOf({ document }: StoredDocument): readonly unknown[] {
  return Array.isArray(document.external_access) ? document.external_access : [];
}
