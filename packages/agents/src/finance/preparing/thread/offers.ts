import type { ReportTold } from '@operant/reconciliation'
import type { Sources } from '../../sources/sources.ts'
import type { Bank } from '../../systems/bank.ts'
import type { Books } from '../../systems/books.ts'
import type { ReconciliationTerms } from '../../terms.ts'
import type { LineStanding } from '../line-standing.ts'
import type { OpenItems } from '../open-items.ts'
import type { Summary } from '../summary.ts'
import type { Written } from '../write-whole.ts'

/** What a thread that holds a month is asked. */
export type Asked = {
  /** @throws StatementUntrue, SourcesChanged */
  readonly prepare: (of: {
    readonly sources: Sources
    readonly terms: ReconciliationTerms
    readonly folder: string
  }) => Promise<Summary>
  readonly openItems: (of: null) => Promise<OpenItems>
  readonly lineStanding: (name: string) => Promise<LineStanding | undefined>
  readonly report: (told: ReportTold) => Promise<readonly Written[]>
}

/** What it is given while it prepares: pieces and pages, one by one. */
export type Given = {
  readonly download: Bank['download']
  readonly cashLines: Books['cashLines']
  readonly carriedLines: Books['carriedLines']
  readonly openLines: Books['openLines']
}
