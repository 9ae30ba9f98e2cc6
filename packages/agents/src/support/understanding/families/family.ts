/**
 * Ways of saying one thing, by the name of the way. A family's wordings belong together: where one is learned from,
 * none of its siblings may test what was learned. Slots in braces are filled when mails are composed.
 */
export type Families = Readonly<Record<string, readonly string[]>>
