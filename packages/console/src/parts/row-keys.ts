import { useMemo } from 'react'
import { useKeys } from '../shell/keys.ts'

/** What leads to a row: keys move between them, and Enter opens the one that has the focus. */
export const rowLink = { 'data-row': '' } as const

/** `j` and `k` move between the rows of the page. */
export function useRowKeys(): void {
  const bindings = useMemo(
    () => [
      { keys: 'j', does: 'Next row', run: () => move(1) },
      { keys: 'k', does: 'Row before', run: () => move(-1) },
    ],
    [],
  )
  useKeys(bindings)
}

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = at === -1 && by === -1 ? rows.length - 1 : Math.min(rows.length - 1, Math.max(0, at + by))
  rows[next]?.focus()
}
