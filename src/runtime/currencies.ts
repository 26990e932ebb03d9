// The currencies of ISO 4217, list one as of 2026-01-01, by the decimal places of their minor unit: what Intl tells is how CLDR shows
// amounts, without decimals in IQD or AFN, and with currencies that are gone. Metals, drawing rights, XTS and XXX have no minor unit, so
// that there is no amount of them to check: they are left out.
const BY_DECIMALS = [
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  '',
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP
   CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW
   KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK
   PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
   USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  'BHD IQD JOD KWD LYD OMR TND',
  'CLF UYW',
];

const DECIMALS: ReadonlyMap<string, number> = new Map(
  BY_DECIMALS.flatMap((codes, decimals) => (codes.match(/[A-Z]{3}/g) ?? []).map((code) => [code, decimals])),
);

/** How many decimal places amounts of a currency have, 0 to 4; undefined for what is no currency. */
export function decimalsOf(currency: string): number | undefined {
  return DECIMALS.get(currency);
}
