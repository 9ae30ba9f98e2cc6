import { filterOf, sameFilter, type RunFilter } from './filter.ts'

/** A filter with a name. */
export interface RunView {
  readonly name: string
  readonly filter: RunFilter
}

/** The views that there always are. */
export function usualViews(me: string): readonly RunView[] {
  return [
    { name: 'All', filter: {} },
    { name: 'Running', filter: { state: 'running' } },
    { name: 'Waiting', filter: { state: 'waiting' } },
    { name: 'Handed over', filter: { outcome: 'handed over' } },
    { name: 'Failed', filter: { outcome: 'failed' } },
    { name: 'Started by me', filter: { startedBy: me } },
  ]
}

const storage = 'operant.run-views'

/** Views that somebody named in this browser. What is no view any more is left out. */
export function ownViews(): readonly RunView[] {
  return readViews(localStorage.getItem(storage))
}

export function keepViews(views: readonly RunView[]): void {
  localStorage.setItem(storage, JSON.stringify(views))
}

/** Views as they were kept. */
export function readViews(text: string | null): readonly RunView[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.flatMap(viewOf) : []
  } catch {
    return []
  }
}

function viewOf(kept: unknown): readonly RunView[] {
  if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('filter' in kept)) return []
  const { name, filter } = kept
  if (typeof name !== 'string' || typeof filter !== 'object' || filter === null) return []
  return [{ name, filter: filterOf({ ...filter }) }]
}

/** The views with one more; one of the same name is replaced. */
export function withView(views: readonly RunView[], view: RunView): readonly RunView[] {
  return [...views.filter(({ name }) => name !== view.name), view]
}

/** The view that is shown, if it is one. */
export function viewShown(views: readonly RunView[], filter: RunFilter): RunView | undefined {
  return views.find((view) => sameFilter(view.filter, filter))
}
