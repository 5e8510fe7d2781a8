import type { CurveName, HashName } from '../../src/core/crypto/index.ts';
import { toHex } from '../../src/core/encoding/index.ts';

/** RFC 6979 appendix A.2.5 to A.2.7: the message is `sample`, the hash of the curve's size. */
export const RFC_6979: readonly {
  readonly curve: CurveName; readonly hash: HashName; readonly order: bigint; readonly secret: string; readonly spki: string; readonly r: bigint; readonly s: bigint;
}[] = [
  {
    curve: 'P-256', hash: 'sha256',
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    secret: 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
    spki: '3059301306072a8648ce3d020106082a8648ce3d0301070342000460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    r: 0xefd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716n,
    s: 0xf7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8n,
  },
  {
    curve: 'P-384', hash: 'sha384',
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    secret: '6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5',
    spki: '3076301006072a8648ce3d020106052b8104002203620004ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64def8f0ea9055866064a254515480bc138015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720',
    r: 0x94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46n,
    s: 0x99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8n,
  },
  {
    curve: 'P-521', hash: 'sha512',
    order: 0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    secret: '00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538',
    spki: '30819b301006072a8648ce3d020106052b81040023038186000401894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5bcd371123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f5023a400493101c962cd4d2fddf782285e64584139c2f91b47f87ff82354d6630f746a28a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa2bfdfcf5',
    r: 0x00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fan,
    s: 0x00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67an,
  },
];

/** r and s of an ECDSA-Sig-Value that is known to be DER. */
export function readEcdsa(der: Uint8Array): { readonly r: bigint; readonly s: bigint } {
  const first = der[1] === 0x81 ? 3 : 2;
  const second = first + 2 + der[first + 1]!;
  return { r: BigInt(`0x${toHex(der.slice(first + 2, second))}`), s: BigInt(`0x${toHex(der.slice(second + 2))}`) };
}

/** The DER of r and s, with lengths in the fewest bytes. */
export function writeEcdsa(r: bigint, s: bigint): Uint8Array {
  const body = [...integer(r), ...integer(s)];
  return Uint8Array.from([0x30, ...(body.length > 0x7f ? [0x81] : []), body.length, ...body]);
}

function integer(value: bigint): number[] {
  const hex = value.toString(16);
  const bytes = [...Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, 'hex')];
  const body = bytes[0]! >= 0x80 ? [0, ...bytes] : bytes;
  return [0x02, body.length, ...body];
}
