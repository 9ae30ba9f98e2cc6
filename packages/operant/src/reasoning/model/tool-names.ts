/** Claims that nothing is left to do. */
export const doneTool = 'done'
/** Looks at one check. */
export const lookTool = 'look_at_check'
/** Under this name the journal keeps a plan, where it keeps a tool's for a call. No tool can have it. */
export const planTool = 'plan ahead'
