/** Shown while something is asked for: it says what. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p role="status" className="animate-pulse px-1 py-6 text-mute">
      Loading {what}…
    </p>
  )
}
