'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import type { Connection, VendorForm } from '@/lib/connections/schema';
import { AddressFields } from './address-fields';
import { emptyRotation, rotateSchema } from './draft';
import { placingProblems } from './placed-problem';
import { useRotate } from './queries';
import { SecretFields } from './secret-fields';

/** New credentials for a tenant; the old ones stay in use until the vendor has taken the new ones. */
export function RotateDialog({
  connection,
  vendor,
  mayDiffer,
  onClose,
  onRotated,
}: {
  connection: Connection;
  vendor: VendorForm;
  mayDiffer: boolean;
  onClose: () => void;
  onRotated: (connection: Connection) => void;
}) {
  const rotate = useRotate();
  const { id, version, name, origin } = connection;
  return (
    <Dialog
      title={`Rotate credentials of ${name}`}
      onClose={onClose}
      description="The new credentials are tried first. Until the vendor has taken them, the old ones stay in use; then they are deleted. With another address the reading pauses until they are taken."
    >
      <Form
        schema={rotateSchema(vendor, origin)}
        defaultValues={emptyRotation(vendor, origin)}
        onSubmit={async (body) => {
          const place = vendor.origins.find((one) => one.origin === (body.origin ?? origin))?.origin ?? null;
          onRotated(await placingProblems(vendor, place, () => rotate.mutateAsync({ id, version, ...body })));
        }}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Rotate
            </Button>
          </>
        )}
      >
        <SecretFields fields={vendor.credentials} replaces />
        <AddressFields vendor={vendor} mayDiffer={mayDiffer} current={origin} />
      </Form>
    </Dialog>
  );
}
