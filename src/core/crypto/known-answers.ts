import type { HashName, SignatureScheme } from './scheme.ts';

export interface DigestAnswer {
  readonly hash: HashName;
  readonly message: string;
  /** Lower-case hex. */
  readonly digest: string;
}

export interface SignatureAnswer {
  readonly id: string;
  readonly scheme: SignatureScheme;
  /** Standard base64, as the signature. */
  readonly spki: string;
  readonly message: string;
  readonly signature: string;
}

/** FIPS 180-4, the one-block example of each. */
export const DIGEST_ANSWERS: readonly DigestAnswer[] = [
  { hash: 'sha256', message: 'abc', digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
  { hash: 'sha384', message: 'abc', digest: 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7' },
  { hash: 'sha512', message: 'abc', digest: 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f' },
];

const RFC_7515_A2_KEY = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd/wWJcyQoTbji9k0l8W26mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL+yRT+SFd2lZS+pCgNMsD1W/YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb/7OMg0LOL+bSf63kpaSHSXndS5z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxXFvUK+DWNmoudF8NAco9/h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQIDAQAB';
const RFC_7520_KEY = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAn4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8/KuKPEHLd4rHVTeT+O+XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz/AJmSCpMaJMRBSFKrKb2wqVwGU/NsYOYL+QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj+oBHqFEHYpPe7Tpe+OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3+tVTU4fg/3L/vniUFAKwuCLqKnS2BYwdq/mzSnbLY7h/qixoR7jig3//kRhuaxwUkRz5iaiQkqgc5gHdrNP5zwIDAQAB';
const JOE = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const FRODO = 'SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4';

/**
 * One signature a scheme. The names say where it was published; those that end in `own` were made for this list with the
 * published private key of RFC 7515 appendix A.2, because no document has one.
 */
export const SIGNATURE_ANSWERS: readonly SignatureAnswer[] = [
  { id: 'rfc8032-7.1-test-2', scheme: { kind: 'ed25519' }, spki: 'MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=',
    message: 'r', signature: 'kqAJqfDUyrhyDoILX2QlQKKye1QWUD+Ps3YiI+vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA==' },
  { id: 'rfc6979-a.2.5', scheme: { kind: 'ecdsa', hash: 'sha256', encoding: 'der' }, spki: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Z5A/4QCLi8maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==',
    message: 'sample', signature: 'MEYCIQDv1IsqrLao/RFA3ZzUXoHWnSyHe1aq+ZHDTQ6oTq83FgIhAPfLHJQtZXxB1DbHobbin2Xz6QDbua/0Bk3Eqy+EOs2o' },
  { id: 'rfc6979-a.2.6', scheme: { kind: 'ecdsa', hash: 'sha384', encoding: 'der' }, spki: 'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE7DpOQVtOGaRWhhgCn0J/pdqai8SukuAuBqrlKGswDGTe+PDqkFWGYGSiVFFUgLwTgBXZty19VyROqO+awMYhiWcIpZNn+d+59UyoSz8cnbEoiyMcOuDU/nNE/SUzJkcg',
    message: 'sample', signature: 'MGYCMQCU7buSpey4qtRzblbGkZFrP4gUBmbOn6c9ZMTqla0TPIGmSBUuRKz5bjbdHoD6vkYCMQCZ70rrFfF4zqH+QNsmAxOPEw50ChliRSYgO2NR0KOpT6MpwUV4bmeee4LHGjhiisg=' },
  { id: 'rfc6979-a.2.7', scheme: { kind: 'ecdsa', hash: 'sha512', encoding: 'der' }, spki: 'MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBiUVQ0HhZMuAOqiO2lPIT+MMSH4bcl6BOWnFn205bzTcRI9RuRdtrXVNwp/IPtjMVXTj/oW0r12HcrEdLmi9QI6QASTEByWLNTS/d94IoXmRYQTnC+RtH+H/4I1TWYw90aiig2yV0G1s0qCgAiyKswj+ST6r71NM/gepmlW3+qiv9/PU=',
    message: 'sample', signature: 'MIGHAkIAwyj6/L153XeFA3DEYyXZh8tSVWn7Y8XTvFOVDm1MXxdOJaHukBe11FBgat0VK1NJMdfU6EVcyR+bFb8F7Dbjd/oCQWF8znz1BkgGxGf2eNO0CA1vHMUK8myiCUFzCCgbaK8oJiPqpj5bXAcj2LjDf/B3exog+Myx3MxDmX8e4ORNpKZ6' },
  { id: 'rfc7515-a.3', scheme: { kind: 'ecdsa', hash: 'sha256', encoding: 'p1363' }, spki: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==',
    message: `eyJhbGciOiJFUzI1NiJ9.${JOE}`, signature: 'DtEhU3ljbEg8L38VWAfUAqOyKAM6+Xx+F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3+Kg6NU1Q==' },
  { id: 'rfc7515-a.2', scheme: { kind: 'rsa-pkcs1', hash: 'sha256' }, spki: RFC_7515_A2_KEY,
    message: `eyJhbGciOiJSUzI1NiJ9.${JOE}`, signature: 'cC4hiUPoj9Eetdgtv3hF80EGrhuB//dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh+0Qc/lF5YKt/O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB++f/nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB/eSN9383LcOLn6/dO++xi12jzDwusC+eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN/IoypGlUPQGe77Rw==' },
  { id: 'pkcs1-sha384-own', scheme: { kind: 'rsa-pkcs1', hash: 'sha384' }, spki: RFC_7515_A2_KEY,
    message: 'sample', signature: 'ARcPLlYIV/BLwZVO3SO1dFjV3BeBcCiH2BgrfRZlJJAMp/9kfoQa8yXv2WqF7xBo+dt2OcmwP8lhtsmcdA4Zq6jC3Ckw6QGz2CBek8Rc95Kui3FWZlQcuVReS7MyyESHRvdLkWYlxtnhwPtYK6hbQ4TaCrea8SKJabcAhhD4c2teRInZpJTf1lFAUST5t/5wl/rP1IBewHK8CrV8mspnQcXTvjOptasJD7gwkcM2PLRYeJXD26ijeqB3VjIU/eHJTPObRx+dAzDtFNnsXU68UoQcOxjCy8rj5HsN7z3akQMY410XvblyPxWuVGoa8fpGyWxxCX9iwYX5ObpGoaAnyw==' },
  { id: 'pkcs1-sha512-own', scheme: { kind: 'rsa-pkcs1', hash: 'sha512' }, spki: RFC_7515_A2_KEY,
    message: 'sample', signature: 'SvlqLVB5o7Pq/JAQYofvLZCFHM4zwjbzXAQA1T5TXdfhA2viXT0ezE/ZAgHSa2ZNdVMHd1kgOlh7mnUXpP0Oh3KExJNRpzCEVmfHAUAuiTWRAzKMi5V6vOVlHIJ4tybiTdhsJOpCg3Kxpd0iKWGCNzejX4mZiVBxui06KIArKUvGzuAL3iW7p/spL/rB3t1/m+8JOZJ6H6sNmsqsNUN6f1saAlMGyGzmsZrKBThIpSpbcMgrD5hRdUR8X9WDifCk2vsHl88tSLIejnFTrvj0QUl2b5nC2Zxl+2bdXeIobVTA1alZq8A0M9O7GycJIwlRvFdvcGax4rDZgNG58FDQow==' },
  { id: 'pss-sha256-own', scheme: { kind: 'rsa-pss', hash: 'sha256', saltLength: 32 }, spki: RFC_7515_A2_KEY,
    message: 'sample', signature: 'ZfZsPrFGWDV7trtjKuqacCkk2dgRkZ4FWNGxRcUT/M55ERSpHUt3Stxxk/ItyIc0kUmG6GFoqHROA5qTkWgRiDkSUCOqUv9LotQ02Ru3Z//iu30/tXnqPuwhDC7hMrnbTKBfPq5M5M6WanyBWEaeMiyIZliUL/8DYJHYtLhlCi4clQ7ST4G2GfQ8DTOdDYP4oldJmUl8bnMOVNSxB/ASAvKsGcn3VoBiRpJabX7o/JyVfII0ko30yp8VtJXUUGb4LdR6g5CE9efxdBFPM6TIoJb4cAR9DX7dd4EJyKlLR6FHGld2RY4iHrdLibPzkgDA32+jITdU9C/+0crM4Wpt8A==' },
  { id: 'rfc7520-4.2', scheme: { kind: 'rsa-pss', hash: 'sha384', saltLength: 48 }, spki: RFC_7520_KEY,
    message: `eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.${FRODO}`, signature: 'cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6+tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6/1OLPpcbUrhiUSMxbbXUvdvWXzg+UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P/ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN/2/jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM+X72Eaw==' },
  { id: 'pss-sha512-own', scheme: { kind: 'rsa-pss', hash: 'sha512', saltLength: 64 }, spki: RFC_7515_A2_KEY,
    message: 'sample', signature: 'bzdWlDO9rzpqop0kTQ8Sd3E7aBxtTsjnxjdTZCAZJ9lgeqCFDD++MkAkP53ewrIJQTEdGFsaqPhCZso1qB/bp3e+WTDR1DBbrIn3qNZUrLBzfJBMYHaM0Dps8FiY+ut8iOQMxTwGCdC7bkyfs22HO5yuOEc57wDD3Pjck37WrAC5Ep14LOTKKtY+4IcykxQgBOzqNglUBx1S/GR/fCIBoctOPstVPd1BH7Ge5fkhDJwwaFgXdVV4JCCu+kDtyDy2VZZBYt1kwqpVqVLjv3XAi05g3W+uMk+/8ZFooZpNt3526aXFaq57Yhx+BSGVcFcgaxOtldeSSdo3EohOPi6QKw==' },
];
