import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** Pixels at the bottom of the window that buttons stand over. */
const covered = 72

/** Whether the end of something has been in sight; and a way to bring it there. */
export function useEndSeen(): readonly [end: RefObject<HTMLDivElement | null>, seen: boolean, show: () => void] {
  const end = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const node = end.current
    if (!node) return undefined
    const look = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
      },
      { rootMargin: `0px 0px -${covered}px 0px` },
    )
    look.observe(node)
    return () => look.disconnect()
  }, [])
  const show = useCallback(() => end.current?.scrollIntoView({ block: 'center' }), [])
  return [end, seen, show]
}
