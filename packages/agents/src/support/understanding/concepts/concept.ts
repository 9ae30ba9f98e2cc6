/**
 * Meanings by their token (a word of no language), each with the ways of saying it: fragments of regular expressions,
 * separated by ` ; ` or a new line, matched between word boundaries whatever the case.
 */
export type Concepts = Readonly<Record<string, string>>
