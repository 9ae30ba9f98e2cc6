/** The keys that do the same, such as `g h`. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className="rounded border border-line bg-raised px-1 font-sans text-xs leading-4 whitespace-nowrap text-mute">
      {keys.replace('mod+', isMac() ? '⌘' : 'Ctrl ').replace('k', isCombined(keys) ? 'K' : 'k')}
    </kbd>
  )
}

function isCombined(keys: string): boolean {
  return keys.startsWith('mod+')
}

function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent)
}
