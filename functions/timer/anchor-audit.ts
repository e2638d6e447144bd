// Every night: the ends of all chains go into an anchor, and a part of those of the anchor before is held against the chains.
import type { TimerHandler } from '@azure/functions';
import type { BlobServiceClient } from '@azure/storage-blob';
import { type AnchorFinding, type CheckHeads, checkAnchoredHeads, checkDocument } from '../../shared/anchors/check';
import type { Head } from '../../shared/anchors/heads';
import { makeAnchor } from '../../shared/anchors/make';
import { type AnchorStore, anchorStoreOf } from '../../shared/anchors/store';
import type { ChainKeys } from '../../shared/audit/chain-keys';
import { type Logger, loggerOf } from '../../shared/telemetry/logger';
import { metrics } from '../../shared/telemetry/metrics';

export interface AnchorAuditTools {
  readonly blobs: () => Promise<BlobServiceClient>;
  readonly chainKeys: ChainKeys;
  readonly readHeads: () => AsyncIterable<Head>;
  readonly checkHeads: CheckHeads;
  readonly now?: () => Date;
}

/** A night's share, so that a run takes seconds: those of a million profiles are all looked at within ten nights. */
const headsANight = 100_000;
/** Each is counted, and so many are told one by one. */
const mostToldFindings = 20;
const dayMs = 86_400_000;

export function anchorAudit(tools: AnchorAuditTools): TimerHandler {
  const { blobs, chainKeys, readHeads, now = () => new Date() } = tools;
  return async (_timer, context) => {
    const logger = loggerOf(context);
    const store = anchorStoreOf(await blobs());
    const made = await makeAnchor({ store, heads: readHeads, key: chainKeys.signing, now: now() });
    logger.info('audit-anchored', { ...made });
    await checkBefore(tools, store, made.day, logger);
  };
}

/** The last anchor of before that day. */
async function checkBefore(tools: AnchorAuditTools, store: AnchorStore, day: string, logger: Logger): Promise<void> {
  const [previous, last] = (await store.days()).filter((one) => one < day).slice(-2);
  const checked = last ?? previous;
  if (checked === undefined) return;
  let [findings, heads] = [0, 0];
  const onFinding = (finding: AnchorFinding) => {
    findings += 1;
    if (findings <= mostToldFindings) logger.error('audit-chain-broken', { ...finding });
  };
  const onHead = () => {
    heads += 1;
  };
  const check = { store, keys: tools.chainKeys, checkHeads: tools.checkHeads, onFinding, onHead };
  const { anchor, fault } = await checkDocument(check, checked, last === undefined ? undefined : previous);
  if (fault) onFinding({ day: checked, fault });
  if (anchor) {
    const nights = Math.floor(Date.parse(day) / dayMs);
    const start = (nights * headsANight) % Math.max(anchor.profiles, 1);
    await checkAnchoredHeads(check, anchor, { start, count: headsANight });
  }
  metrics.auditFindings.add(findings);
  logger.info('audit-anchor-checked', { day: checked, heads, findings });
}
