/** The cause by which refunds, replacements and claims of this agent are known. */
export const cause = 'not received'
