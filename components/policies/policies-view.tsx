'use client';

import { useState } from 'react';
import { ItemScreen } from '@/components/items/item-screen';
import { NewButton } from '@/components/items/new-button';
import { OfferButtons, OfferKeys } from '@/components/items/offers';
import { returnFocus } from '@/components/items/return-focus';
import { useForbidden } from '@/components/items/viewer';
import { isUnderWay } from '@/components/items/write-words';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { dialogPart } from '@/components/ui/part';
import type { ItemRow } from '@/lib/items/shapes';
import { AlertConfigDetail } from './alert-config-detail';
import { AskedKeys, AskedPart } from './asked-part';
import { policyColumns, policyWords } from './policy-columns';
import { PolicyDetail } from './policy-detail';
import { PolicyHistory } from './policy-history';
import { policyOffers, type Work, whyUnchangeable } from './policy-offers';
import { switchOf } from './policy-switch';
import { PolicyTabs } from './policy-tabs';

const PolicyStatusDialog = dialogPart(() => import('./policy-status-dialog').then((one) => one.PolicyStatusDialog));

const PolicyWork = dialogPart(() => import('./policy-work').then((one) => one.PolicyWork));

type Row = ItemRow<'policy'>;

/** Every policy of every tenant: what it does, whether it is on, and the switch for those who may. */
export function PoliciesView() {
  const [asked, setAsked] = useState<Row | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const forbidden = useForbidden('policies.edit');
  const close = () => {
    setAsked(null);
    setWork(null);
    returnFocus();
  };
  return (
    <>
      <ItemScreen
        noun="policy"
        title="Policies"
        words={policyWords}
        columns={policyColumns}
        views={<PolicyTabs here="/policies" />}
        actions={
          <NewButton
            id="policy.new"
            label="New policy"
            group="Policies"
            why={forbidden}
            run={() => setWork({ kind: 'new' })}
          />
        }
        forActive={(active) => (
          <>
            <AskedKeys itemId={active?.id ?? null} />
            <SwitchKey row={active} forbidden={forbidden} onAsk={setAsked} />
            <OfferKeys group="Policies" offers={policyOffers(active, forbidden, setWork)} />
          </>
        )}
        pane={(detail) => (
          <>
            <AskedPart detail={detail} />
            {detail.kind === 'alert_config' ? <AlertConfigDetail detail={detail} /> : <PolicyDetail detail={detail} />}
            <PolicyHistory
              detail={detail}
              why={forbidden ?? whyGone(detail) ?? whyUnchangeable(detail)}
              onRestore={(version) => setWork({ kind: 'restore', row: detail, version })}
            />
          </>
        )}
        paneFooter={(detail) => (
          <>
            <SwitchButton row={detail} forbidden={forbidden} onAsk={setAsked} />
            <OfferButtons offers={policyOffers(detail, forbidden, setWork)} />
          </>
        )}
      />
      {asked && <PolicyStatusDialog row={asked} onClose={close} />}
      {work && <PolicyWork work={work} onClose={close} />}
    </>
  );
}

const whyGone = ({ goneAt }: Row) => (goneAt === null ? undefined : 'The vendor no longer has this policy.');

type SwitchProps = { row: Row | null; forbidden: string | undefined; onAsk: (row: Row) => void };

function SwitchKey({ row, forbidden, onAsk }: SwitchProps) {
  const { label, why } = offerOf(row, forbidden);
  useShortcuts([
    {
      id: 'policy.switch',
      label: `${label} the policy`,
      group: 'Policies',
      keys: 'S',
      keywords: ['status', 'enable', 'disable', 'suspend'],
      unavailable: why,
      run: () => row && onAsk(row),
    },
  ]);
  return null;
}

function SwitchButton({ row, forbidden, onAsk }: SwitchProps & { row: Row }) {
  const { label, why } = offerOf(row, forbidden);
  return (
    <>
      <Button
        size="lg"
        tone={label === 'Enable' ? 'primary' : 'plain'}
        hotkey="S"
        unavailable={why}
        onClick={() => onAsk(row)}
      >
        {label}…
      </Button>
      {why && <p className="min-w-0 grow basis-40 text-ink-3 text-sm">{why}</p>}
    </>
  );
}

function offerOf(row: Row | null, forbidden: string | undefined): { label: string; why: string | undefined } {
  if (row === null) return { label: 'Enable or suspend', why: 'There is no policy here.' };
  const offer = switchOf(row.status);
  const label = 'why' in offer ? 'Enable or suspend' : offer.label;
  const unchangeable = whyUnchangeable(row);
  if (unchangeable) return { label, why: unchangeable };
  if (forbidden) return { label, why: forbidden };
  if ('why' in offer) return { label, why: offer.why };
  if (row.goneAt !== null) return { label, why: 'The vendor no longer has this policy.' };
  if (row.write?.state === 'asked') return { label, why: 'A change of it waits for a second person.' };
  if (row.write && isUnderWay(row.write.state)) return { label, why: 'A change of it is still on its way.' };
  return { label, why: undefined };
}
