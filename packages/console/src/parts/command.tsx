/** A command of the command line, to be copied. */
export function Command({ children }: { readonly children: string }) {
  return (
    <code className="mt-1 inline-block rounded-md border border-line bg-raised px-2 py-1 font-mono text-xs text-ink select-all">
      {children}
    </code>
  )
}
