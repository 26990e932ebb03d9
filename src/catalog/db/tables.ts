// The rows of the catalog's database; migrations/catalog has the reasons for constraints and indexes.
import type { PriceColumns } from '../domain/price.ts';

export interface ProductsRow extends PriceColumns {
  id: string;
  sku: string;
  name: string;
  description: string;
  category: string;
  image_url: string;
  /** Set for books, as isbn13 is. */
  author: string | null;
  isbn13: string | null;
  version: bigint;
  create_time: Date;
  update_time: Date;
  /** Set when it was taken out of the catalog; only reservations still know it. */
  deleted_at: Date | null;
}

export interface StockRow {
  product_id: string;
  on_hand: bigint;
  /** Part of on_hand. */
  reserved: bigint;
}

export interface ReservationsRow {
  id: string;
  state: 'HELD' | 'COMMITTED' | 'RELEASED' | 'EXPIRED';
  /** Null for a tombstone: a release that came before its reservation. */
  expire_time: Date | null;
  /** When it was last moved on. */
  state_time: Date;
}

export interface ReservationItemsRow extends PriceColumns {
  reservation_id: string;
  /** 1 for the first item of the request. */
  position: number;
  product_id: string;
  name: string;
  quantity: number;
}

export interface OperationsRow {
  id: string;
  state: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  /** Until the import has ended. */
  csv: string | null;
  /** Of the call that started it. */
  request_id: string;
  traceparent: string;
  total_rows: number;
  /** The rows written or refused so far; moved in the transaction that does so. */
  done_rows: number;
  created: number;
  updated: number;
  failed_count: number;
  /** An encoded google.rpc.Status: why it was not finished. */
  error: Buffer | null;
  /** How often it was taken up since it last came further. */
  attempts: number;
  /** Until then a replica goes on with it. */
  lease_until: Date;
  create_time: Date;
  update_time: Date;
  end_time: Date | null;
  /** Set when nobody is interested any more; it is not shown, and goes on. */
  deleted_at: Date | null;
}
