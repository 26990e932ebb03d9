/** Made and read by runtime/event-log.ts; its data are Audited. */
export const AUDIT_ENTRIES = 'audit_entries';
