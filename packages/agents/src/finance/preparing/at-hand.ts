import { reportFiles, type ReportTold } from '@operant/reconciliation'
import type { Sources } from '../sources/sources.ts'
import type { ReconciliationTerms } from '../terms.ts'
import { documentFiles, type Documents } from './documents.ts'
import { lineStanding, type LineStanding } from './line-standing.ts'
import { openItems, type OpenItems } from './open-items.ts'
import { prepare, type Systems } from './prepare.ts'
import { summaryOf, type Summary } from './summary.ts'
import { writeWhole, type Written } from './write-whole.ts'

/** What a workpaper is made of. */
export interface Ingredients {
  readonly sources: Sources
  readonly systems: Systems
  readonly terms: ReconciliationTerms
}

/** A workpaper that can be asked, wherever its lines are held: what comes back is plain, and small beside them. */
export interface AtHand {
  readonly summary: Summary
  /** What the books are given; undefined where it is kept in the folder alone. */
  readonly documents: Documents | undefined
  openItems(): Promise<OpenItems>
  /** What has become of a line, by its id, its reference or its cheque; undefined where there is none. */
  lineStanding(name: string): Promise<LineStanding | undefined>
  /** Writes the files of its report. */
  report(told: ReportTold): Promise<readonly Written[]>
}

/**
 * Works out a month, and holds it.
 * @param folder Where its files go; without one they are not kept.
 * @throws StatementUntrue, SourcesChanged
 */
export async function heldHere(of: Ingredients, folder: string | undefined): Promise<AtHand> {
  const made = await prepare(of.sources, of.systems, of.terms)
  const { reconciliation, documents } = made
  if (folder !== undefined) for (const [name, text] of documentFiles(documents)) await writeWhole(folder, name, [text])
  return {
    summary: summaryOf(made),
    documents,
    openItems: async () => openItems(reconciliation),
    lineStanding: async (name) => lineStanding(reconciliation, name),
    report: async (told) => {
      const files: Written[] = []
      for (const file of reportFiles(reconciliation, told))
        files.push(await writeWhole(folder, file.name, file.pieces()))
      return files
    },
  }
}
