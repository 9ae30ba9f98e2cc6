/** What of a version can be shown, by the name that stands in the address. */
export const versionShows = ['tables', 'words', 'text', 'bench', 'changes', 'versions'] as const
export type VersionShow = (typeof versionShows)[number]

/** What of a draft can be shown. */
export const draftShows = ['tables', 'text', 'bench', 'changes'] as const
export type DraftShow = (typeof draftShows)[number]
