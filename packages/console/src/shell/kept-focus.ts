import { useEffect } from 'react'

/**
 * Where what had the focus is taken away, as a button once it was pressed, the heading of what it stood in has it: keys
 * go on from there, and not from the top of the page.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: readonly Element[] = []
    const focused = (event: FocusEvent) => {
      path = event.composedPath().filter((one) => one instanceof Element)
    }
    // Whoever presses beside everything wants nothing to have it.
    const forget = () => (path = [])
    const changed = new MutationObserver(() => {
      const [last] = path
      if (last === undefined || last.isConnected || document.activeElement !== document.body) return
      headingAround(path.find((one) => one.isConnected))?.focus({ preventScroll: true })
    })
    document.addEventListener('focusin', focused)
    document.addEventListener('pointerdown', forget)
    changed.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', focused)
      document.removeEventListener('pointerdown', forget)
      changed.disconnect()
    }
  }, [])
}

function headingAround(left: Element | undefined): HTMLElement | null {
  const dialog = left?.closest('dialog:modal')
  if (dialog) return dialog.querySelector('button')
  const article = left?.closest('article')
  return article?.querySelector<HTMLElement>('h2[tabindex]') ?? document.querySelector<HTMLElement>('main h1')
}
