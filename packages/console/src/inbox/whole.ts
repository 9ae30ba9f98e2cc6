import { createContext, useCallback, useContext, useEffect, useState } from 'react'

/** What is not shown yet of what somebody decides on: by name. */
interface Whole {
  readonly missing: ReadonlySet<string>
  readonly report: (name: string, missing: boolean) => void
}

const nothing: ReadonlySet<string> = new Set()

export const WholeContext = createContext<Whole['report']>(() => undefined)

/** Keeps what is not shown yet. */
export function useWhole(): Whole {
  const [missing, setMissing] = useState(nothing)
  const report = useCallback((name: string, isMissing: boolean) => {
    setMissing((before) => {
      if (before.has(name) === isMissing) return before
      const after = new Set(before)
      if (isMissing) after.add(name)
      else after.delete(name)
      return after
    })
  }, [])
  return { missing, report }
}

/** Says that something is not shown yet, for as long as it is not. */
export function useMissing(name: string, missing: boolean): void {
  const report = useContext(WholeContext)
  useEffect(() => {
    report(name, missing)
    return () => report(name, false)
  }, [report, name, missing])
}
