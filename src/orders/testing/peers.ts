// The services that orders calls, played in memory by the words of their protos, with everything that a spec wants to look at
// or break. The real ones are tested with orders in test/.
import type { status } from '@grpc/grpc-js';
import moneyPb from '../../../gen/google/type/money_pb.js';
import accountsGrpc from '../../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import catalogGrpc from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import catalogPb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import paymentsGrpc from '../../../gen/plaza/payments/v1/payments_grpc_pb.js';
import paymentsPb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Call } from '../../runtime/call.ts';
import { failedPrecondition, invalid, notFound, PlazaError } from '../../runtime/errors.ts';
import type { HandlersOf } from '../../runtime/handlers.ts';
import { newId } from '../../runtime/ids.ts';
import { currencyProblem, fromMoney } from '../../runtime/money.ts';
import { implement, type Service } from '../../runtime/server.ts';

const { State } = catalogPb.Reservation;
const { Status } = paymentsPb.Payment;

export interface Product {
  id: string;
  name: string;
  price: moneyPb.Money;
  /** What there was at first; what is left follows from the reservations. */
  stock: number;
}

type Hook = (method: string) => void | Promise<void>;

export type World = ReturnType<typeof createWorld>;

export function createWorld() {
  const products = new Map<string, Product>();
  const reservations = new Map<string, catalogPb.Reservation>();
  const payments = new Map<string, paymentsPb.Payment>();
  /** How often each method was called, by its bare name. */
  const calls = new Map<string, number>();
  /** Throws, or waits, in place of a method or after its work; set by specs. */
  const hooks: Record<'before' | 'after', Hook | undefined> = { before: undefined, after: undefined };

  function addProduct(stock: number, price = money('EUR', 10), name = 'Lamp'): string {
    const id = newId();
    products.set(id, { id, name, price, stock });
    return id;
  }

  /** What can still be sold of a product. */
  function available(id: string): number {
    let left = products.get(id)!.stock;
    for (const reservation of reservations.values()) {
      if (reservation.getState() !== State.HELD && reservation.getState() !== State.COMMITTED) continue;
      for (const item of reservation.getItemsList())
        if (item.getProductId() === id) left -= item.getQuantity();
    }
    return left;
  }

  const inventory = {
    async reserveStock(request: catalogPb.ReserveStockRequest) {
      const id = request.getReservationId();
      const known = reservations.get(id);
      if (known?.getItemsList().length === 0) throw ended();
      if (known) return known.cloneMessage();
      const items = request.getItemsList();
      const unknown = items.flatMap((item, i) =>
        products.has(item.getProductId())
          ? []
          : [{ field: `items[${i}].productId`, description: 'is unknown' }],
      );
      if (unknown.length > 0) throw invalid(unknown);
      for (const item of items) {
        const left = available(item.getProductId());
        if (left >= item.getQuantity()) continue;
        throw failedPrecondition('OUT_OF_STOCK', `There are only ${left} left.`, { available: String(left) });
      }
      const reservation = new catalogPb.Reservation().setId(id).setState(State.HELD);
      for (const item of items) {
        const { name, price } = products.get(item.getProductId())!;
        reservation.addItems(
          new catalogPb.Reservation.Item()
            .setProductId(item.getProductId())
            .setName(name)
            .setUnitPrice(price)
            .setQuantity(item.getQuantity()),
        );
      }
      reservations.set(id, reservation);
      return reservation.cloneMessage();
    },
    async commitReservation(request: catalogPb.CommitReservationRequest) {
      const reservation = reservations.get(request.getReservationId());
      if (!reservation) throw notFound('reservation', request.getReservationId());
      if (reservation.getState() === State.HELD) reservation.setState(State.COMMITTED);
      if (reservation.getState() !== State.COMMITTED) throw ended();
      return reservation.cloneMessage();
    },
    async releaseReservation(request: catalogPb.ReleaseReservationRequest) {
      const id = request.getReservationId();
      const reservation = reservations.get(id) ?? new catalogPb.Reservation().setId(id);
      if (reservation.getState() !== State.EXPIRED) reservation.setState(State.RELEASED);
      reservations.set(id, reservation);
      return reservation.cloneMessage();
    },
  };

  function newPayment(
    request: paymentsPb.AuthorizeRequest | paymentsPb.VoidRequest,
    stands: paymentsPb.Payment.Status,
  ) {
    const payment = new paymentsPb.Payment()
      .setId(newId())
      .setOrderId(request.getOrderId())
      .setAmount(request.getAmount())
      .setStatus(stands);
    payments.set(request.getOrderId(), payment);
    return payment;
  }

  const paying = {
    async authorize(request: paymentsPb.AuthorizeRequest) {
      const problem = currencyProblem(fromMoney(request.getAmount()));
      if (problem !== undefined) throw invalid([{ field: 'amount', description: problem }]);
      const declined = request.getMethod() === 'sandbox-decline';
      const payment =
        payments.get(request.getOrderId()) ??
        newPayment(request, declined ? Status.DECLINED : Status.AUTHORIZED);
      return payment.cloneMessage();
    },
    async capture(request: paymentsPb.CaptureRequest) {
      const payment = payments.get(request.getOrderId());
      if (!payment) throw notFound('payment of order', request.getOrderId());
      if (payment.getStatus() === Status.AUTHORIZED) payment.setStatus(Status.CAPTURED);
      if (payment.getStatus() !== Status.CAPTURED) {
        throw failedPrecondition('NOT_AUTHORIZED', 'No money is set aside for this order.');
      }
      return payment.cloneMessage();
    },
    async void(request: paymentsPb.VoidRequest) {
      const payment = payments.get(request.getOrderId()) ?? newPayment(request, Status.VOIDED);
      if (payment.getStatus() === Status.AUTHORIZED) payment.setStatus(Status.VOIDED);
      if (payment.getStatus() === Status.CAPTURED) payment.setStatus(Status.REFUNDED);
      return payment.cloneMessage();
    },
    async listPayments(request: paymentsPb.ListPaymentsRequest) {
      const payment = payments.get(request.getOrderId());
      return new paymentsPb.ListPaymentsResponse().setPaymentsList(payment ? [payment] : []);
    },
  };

  const catalog = {
    async batchGetProducts(request: catalogPb.BatchGetProductsRequest) {
      const response = new catalogPb.BatchGetProductsResponse();
      for (const id of request.getIdsList()) {
        const product = products.get(id);
        if (!product) response.addNotFound(id);
        else response.getFoundMap().set(id, new catalogPb.Product().setId(id).setName(product.name));
      }
      return response;
    },
  };

  const accounts = {
    async batchGetUsers(request: accountsPb.BatchGetUsersRequest) {
      const response = new accountsPb.BatchGetUsersResponse();
      for (const id of request.getIdsList()) response.getFoundMap().set(id, new accountsPb.User().setId(id));
      return response;
    },
  };

  function hooked<H extends object>(handlers: H): H {
    const entries = Object.entries(handlers as Record<string, (request: never) => Promise<unknown>>);
    return Object.fromEntries(
      entries.map(([name, handler]) => [
        name,
        async (request: never) => {
          calls.set(name, (calls.get(name) ?? 0) + 1);
          await hooks.before?.(name);
          const reply = await handler(request);
          await hooks.after?.(name);
          return reply;
        },
      ]),
    ) as H;
  }

  const peers = {
    inventory: hooked(inventory),
    payments: hooked(paying),
    catalog: hooked(catalog),
    accounts: hooked(accounts),
  };
  return {
    products,
    reservations,
    payments,
    calls,
    hooks,
    addProduct,
    available,
    peers,
    /** For one server that stands for the sidecar with all peers behind it. */
    services: (): Service[] => [
      implement(
        catalogGrpc.InventoryService,
        peers.inventory as unknown as HandlersOf<typeof catalogGrpc.InventoryService>,
      ),
      implement(
        catalogGrpc.CatalogService,
        peers.catalog as unknown as HandlersOf<typeof catalogGrpc.CatalogService>,
      ),
      implement(
        paymentsGrpc.PaymentsService,
        peers.payments as unknown as HandlersOf<typeof paymentsGrpc.PaymentsService>,
      ),
      implement(
        accountsGrpc.AccountsService,
        peers.accounts as unknown as HandlersOf<typeof accountsGrpc.AccountsService>,
      ),
      implement(accountsGrpc.RevocationsService, { watchRevocations: nothingRevoked }),
    ],
  };
}

/** A list that is empty, and stays so. */
async function* nothingRevoked(_request: unknown, { signal }: Call) {
  yield new accountsPb.WatchRevocationsResponse().setItem(new accountsPb.RevocationList().setComplete(true));
  await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

export function money(currency: string, units: number, nanos = 0): moneyPb.Money {
  return new moneyPb.Money().setCurrencyCode(currency).setUnits(units).setNanos(nanos);
}

/** How a peer fails while it is down or unreachable. */
export function failure(code: status): PlazaError {
  return new PlazaError(code, 'BROKEN_BY_A_SPEC', 'A spec has broken this service.');
}

function ended(): PlazaError {
  return failedPrecondition('RESERVATION_ENDED', 'The reservation has expired or was released.');
}
