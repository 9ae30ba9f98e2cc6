import { useEffect, useRef, type ReactNode } from 'react'

/** Whether a page was shown before this one: its heading then takes the focus, and is read. */
let shownBefore = false

/** Says that something with a heading of its own was shown in place of a page. */
export function pageShown(): void {
  shownBefore = true
}

interface PageHeadProps {
  readonly title: string
  /** What stands beside the title. */
  readonly children?: ReactNode
  /** Under the title: what the page is about, in one sentence. */
  readonly about?: ReactNode
}

/** The heading of a page; the window is called after it. */
export function PageHead({ title, about, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Operant`
  }, [title])
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true })
    pageShown()
  }, [])
  return (
    <header className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 grow">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold wrap-anywhere">
          {title}
        </h1>
        {about !== undefined && <p className="mt-0.5 max-w-prose text-mute">{about}</p>}
      </div>
      {children !== undefined && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </header>
  )
}
