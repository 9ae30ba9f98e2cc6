import { X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { classes } from './classes.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly wide?: boolean
  /** It stays at the top while what is in it grows and shrinks. */
  readonly atTop?: boolean
  readonly children: ReactNode
  /** Its buttons: what leaves everything as it is first. */
  readonly actions?: ReactNode
}

/**
 * A dialog over the page, open for as long as it is rendered. Focus stays in it and goes back to where it was; Escape
 * closes it. What has `autoFocus` in it has the focus first.
 */
export function Dialog({ title, onClose, wide = false, atTop = false, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const heading = useId()
  const [before] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    const node = dialog.current
    if (!node) return
    // It was open from the start, so that `autoFocus` in it has worked already; now nothing outside can be reached.
    const { activeElement } = document
    const first = node.contains(activeElement) ? activeElement : node.querySelector('[data-focus]')
    node.close()
    node.showModal()
    if (first instanceof HTMLElement) first.focus({ preventScroll: true })
    // What will happen stands before the words that are asked for.
    if (content.current) content.current.scrollTop = 0
    return () => {
      node.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [before])
  return (
    <dialog
      open
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className={classes(
        'fixed inset-0 mx-auto max-h-[min(90dvh,56rem)] w-[calc(100vw-2rem)] overflow-hidden rounded-lg border border-line bg-panel p-0 text-ink shadow-2xl open:flex open:flex-col',
        wide ? 'max-w-4xl' : 'max-w-lg',
        atTop ? 'mt-[12dvh] mb-auto' : 'my-auto',
      )}
    >
      <header className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 id={heading} className="grow text-base font-semibold wrap-anywhere">
          {title}
        </h2>
        <button type="button" onClick={onClose} aria-label="Close" className="rounded p-1.5 hover:bg-raised">
          <X size={16} aria-hidden />
        </button>
      </header>
      <div ref={content} className="min-h-0 overflow-y-auto px-4 py-3">
        {children}
      </div>
      {actions !== undefined && (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{actions}</footer>
      )}
    </dialog>
  )
}
