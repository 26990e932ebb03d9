import type moneyPb from '../../../gen/google/type/money_pb.js';
import { newId } from '../../runtime/ids.ts';
import { type Money, MoneyError } from '../../runtime/money.ts';
import { Violations } from '../../runtime/validate.ts';
import type { NewPayment } from '../db/open-payment.ts';
import type { PaymentProvider } from '../provider/provider.ts';

/** What Authorize and Void say about an order. */
interface PaymentRequest {
  getOrderId(): string;
  getUserId(): string;
  getAmount(): moneyPb.Money | undefined;
  getMethod(): string;
}

/** How an amount is decoded: by readMoney() where it is new, by fromMoney() where it is one that was let in before. */
type Decode = (amount: moneyPb.Money | undefined) => Money;

/** The payment that a request would begin, with a new id; every wrong field at once. */
export function readPayment(
  request: PaymentRequest,
  methods: PaymentProvider['methods'],
  decode: Decode,
): NewPayment {
  const violations = new Violations();
  violations.uuid('orderId', request.getOrderId());
  violations.uuid('userId', request.getUserId());
  const amount = readAmount(violations, request.getAmount(), decode);
  const method = request.getMethod() || methods[0];
  violations.check(methods.includes(method), 'method', `must be one of ${methods.join(', ')}`);
  violations.throwIfAny();
  return { id: newId(), orderId: request.getOrderId(), userId: request.getUserId(), amount: amount!, method };
}

function readAmount(
  violations: Violations,
  message: moneyPb.Money | undefined,
  decode: Decode,
): Money | undefined {
  try {
    const amount = decode(message);
    violations.check(amount.nanos >= 0n, 'amount', 'must not be negative');
    return amount;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    violations.add('amount', error.message);
    return undefined;
  }
}
