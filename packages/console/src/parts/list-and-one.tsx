import { useMemo, type ReactNode } from 'react'
import type { KeyBinding } from '../shell/key-press.ts'
import { useKeys } from '../shell/keys.ts'
import { beside } from './beside.ts'
import { classes } from './classes.ts'
import { PageHead } from './page-head.tsx'
import { Tabs } from './tabs.tsx'

interface ListAndOneProps {
  readonly title: string
  readonly about: string
  /** What the tabs are about, and the tabs. */
  readonly tabsLabel: string
  readonly tabs: ReactNode
  readonly list: ReactNode
  /** One of the list, whole; absent where none is shown. */
  readonly one: ReactNode
  /** Somebody chose it: a phone shows it in place of the list. */
  readonly chosen: boolean
}

/** A page of a list and one of it whole: beside each other where there is room, one after the other on a phone. */
export function ListAndOne({ title, about, tabsLabel, tabs, list, one, chosen }: ListAndOneProps) {
  return (
    <>
      {/* On a phone the page keeps its heading for whoever has it read out. */}
      <div className={classes(chosen && 'max-lg:sr-only')}>
        <PageHead title={title} about={about} />
      </div>
      <div className={classes(chosen && 'max-lg:hidden')}>
        <Tabs label={tabsLabel}>{tabs}</Tabs>
      </div>
      <div className="lg:grid lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-8">
        <div
          className={classes('lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:py-1', chosen && 'max-lg:hidden')}
        >
          {list}
        </div>
        <div className="min-w-0">{one}</div>
      </div>
    </>
  )
}

interface ListKeys {
  readonly rows: readonly { readonly id: string }[]
  /** The id of what is shown whole. */
  readonly shown: string | undefined
  /** It is shown in place of the list, to which Escape leads back. */
  readonly inPlace: boolean
  /** Shows one, or the list alone. The same from render to render. */
  readonly show: (id: string | undefined) => void
}

/** `j` and `k` show the next of a list and the one before. */
export function useListKeys({ rows, shown, inPlace, show }: ListKeys): void {
  const bindings = useMemo<readonly KeyBinding[]>(() => {
    const go = (step: 1 | -1) => {
      const row = beside(rows, shown, step)
      if (row) show(row.id)
    }
    return [
      { keys: 'j', does: 'Next', run: () => go(1) },
      { keys: 'k', does: 'Previous', run: () => go(-1) },
      ...(inPlace ? [{ keys: 'Escape', does: 'Back to the list', run: () => show(undefined) }] : []),
    ]
  }, [rows, shown, inPlace, show])
  useKeys(bindings)
}
