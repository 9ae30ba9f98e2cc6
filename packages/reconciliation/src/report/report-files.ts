import type { ReportLimits } from './contents/limits.ts'
import { reportOf } from './contents/report-of.ts'
import { itemsCsv } from './csv/item-rows.ts'
import { linesCsv } from './csv/line-rows.ts'
import { htmlReport } from './html/html-report.ts'
import { markdownReport } from './markdown/markdown-report.ts'
import type { Reconciliation } from '../reconcile.ts'
import type { ReportTold } from './told.ts'

/** A file of a report, in pieces of UTF-8 text: it is written as it is made, however long it is. */
export interface ReportFile {
  readonly name: 'report.html' | 'report.md' | 'items.csv' | 'lines.csv'
  readonly type: 'text/html' | 'text/markdown' | 'text/csv'
  pieces(): Iterable<string>
}

/**
 * The files of a report. The same reconciliation and the same words give the same bytes.
 * @throws Error where nothing has become of a line, or the items do not lead from one balance to the other.
 */
export function reportFiles(
  reconciliation: Reconciliation,
  told: ReportTold,
  limits?: ReportLimits,
): readonly ReportFile[] {
  const report = reportOf(reconciliation, told, limits)
  return [
    { name: 'report.html', type: 'text/html', pieces: () => [htmlReport(report)] },
    { name: 'report.md', type: 'text/markdown', pieces: () => [markdownReport(report)] },
    { name: 'items.csv', type: 'text/csv', pieces: () => itemsCsv(reconciliation) },
    { name: 'lines.csv', type: 'text/csv', pieces: () => linesCsv(reconciliation) },
  ]
}
