/** Runs that have ended and are in no figure yet: it is said rather than hidden. */
export function NotCounted({ runs }: { readonly runs: number }) {
  if (runs === 0) return null
  return (
    <p className="mt-2 text-mute">
      {runs === 1 ? '1 run has just ended and is' : `${runs} runs have just ended and are`} not counted yet.
    </p>
  )
}
