import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

interface PlaceLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A place of the console, as it stands in the address. */
  readonly to: string
}

/** A link to a place of the console whose address is put together. */
export function PlaceLink({ to, children, ...rest }: PlaceLinkProps) {
  const router = useRouter()
  const go = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    void router.navigate({ href: to })
  }
  return (
    <a {...rest} href={to} onClick={go} className="text-accent underline wrap-anywhere">
      {children}
    </a>
  )
}
