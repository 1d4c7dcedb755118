'use client';

import type { FindingDetail } from '@/lib/findings/shapes';
import { OverviewAutomation } from './overview-automation';
import { OverviewDlp } from './overview-dlp';
import { OverviewEdge } from './overview-edge';
import { OverviewPosture, type Prose } from './overview-posture';

/** What there is to know at a glance, made for its kind. */
export function Overview({ detail, prose }: { detail: FindingDetail; prose: Prose | null }) {
  switch (detail.kind) {
    case 'dlp_incident':
      return <OverviewDlp detail={detail} />;
    case 'cloud_alert':
    case 'iac_alert':
      return <OverviewPosture detail={detail} prose={prose} />;
    case 'edge_alert':
      return <OverviewEdge detail={detail} />;
    case 'automation_event':
      return <OverviewAutomation detail={detail} />;
  }
}
