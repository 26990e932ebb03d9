/** As much of a call's identity as ownership needs. */
interface Reader {
  readonly subject: string | undefined;
  readonly isStaff: boolean;
  readonly workload: string;
}

/** The user who pays, staff, or orders when it asks for itself. */
export function mayRead(reader: Reader, userId: string): boolean {
  if (reader.subject === undefined) return reader.workload === 'orders';
  return reader.isStaff || reader.subject === userId;
}
