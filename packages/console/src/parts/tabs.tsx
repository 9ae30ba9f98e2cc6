import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'

/** Tabs that are places: each is a link, so that which one is shown stands in the address. */
export function Tabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav aria-label={label} className="mb-3 flex gap-1 overflow-x-auto border-b border-line">
      {children}
    </nav>
  )
}

interface TabProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** How many there are; absent where that is not known. */
  readonly count?: number | undefined
  readonly ref?: Ref<HTMLAnchorElement>
}

function TabLook({ count, children, ...rest }: TabProps) {
  return (
    <a
      {...rest}
      className="-mb-px flex items-center gap-1.5 border-b-2 border-transparent px-2.5 py-1.5 whitespace-nowrap text-mute hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
    >
      {children}
      {count !== undefined && <span className="rounded-full bg-raised px-1.5 text-xs text-mute">{count}</span>}
    </a>
  )
}

/** One tab; it is current where the address fits, search parameters too. */
export const Tab = createLink(TabLook)
