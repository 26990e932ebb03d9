/** What a customer asks for, checked as far as that goes without the catalog. */
export interface Wanted {
  readonly items: readonly { readonly productId: string; readonly quantity: number }[];
  readonly paymentMethod: string;
}
